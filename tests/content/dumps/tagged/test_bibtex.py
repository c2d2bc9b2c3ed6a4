"""BibTeX from the programs that people have, and what is broken in it."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.content.dumps.answers import NO_ANSWERS
from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.tagged import bibtex
from sitegen.content.record import Dump, Record
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import CAPTURES, CONTENT, saved

LANTERN = """@inproceedings{lantern,
  title = {{Lantern}: Caching without {R}egret},
  author = {Ber{\\'e}nyi, Z{\\"o}e and van der Berg, Jr., Jan},
  booktitle = {Proceedings of Caches \\& Trees},
  year = {2024}
}
"""
ORCHARD = "@article{orchard, title = {Orchard Scheduling}, year = 2023}\n"


def read(text: str) -> Dump:
    file = saved(text, "library.bib")
    assert bibtex.likeness(file) > 0.3
    dump = read_dump(file)
    assert_accounted_for(dump)
    return dump


def only(text: str) -> Record:
    (record,) = read(text).records
    return record


def entry(fields: str) -> Record:
    return only(f"@article{{key,\n  title = {{Orchard Scheduling}},\n  {fields}\n}}\n")


def test_an_entry_has_its_lines_its_text_and_its_authors() -> None:
    record = only(LANTERN)
    assert record.lines == (1, 2, 3, 4, 5, 6)
    assert record.title == "Lantern: Caching without Regret"
    assert [each.name for each in record.authors] == ["Zöe Berényi", "Jan van der Berg Jr."]
    assert record.authors_complete
    assert (record.venue, record.kind) == ("Proceedings of Caches & Trees", "conference")
    assert record.date is not None
    assert record.date.year == 2024


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"{{Orchard {S}cheduling}}", "Orchard Scheduling"),
        (r'"An {"}Orchard{"} of {\"o}rter"', 'An "Orchard" of örter'),
        (r"{Trees \& Apples: 5\% of \{all\}, na{\"\i}vely -- ``done''}",
         "Trees & Apples: 5% of {all}, naïvely – “done”"),
        (r"{A \textit{tree with {many} apples} and {\em leaves}}",
         "A tree with many apples and leaves"),
        (r"{The Ties of~Doll\'ar}", "The Ties of Dollár"),
        (r"{$\epsilon_{1}$-{Greedy} {$O(n^2)$} Tree}", r"$\epsilon_{1}$-Greedy $O(n^2)$ Tree"),
        (r"{Code at \url{https://example.org/a\_b--c~d}}",
         "Code at https://example.org/a_b--c~d"),
        (r"{Costs \$5 \textless 6\textasciitilde{}7}", "Costs $5 < 6~7"),
        (r"{Trees &amp; apples}", "Trees & apples"),
        ('"Orchard" # " " # {Scheduling}', "Orchard Scheduling"),
        ("{Orchard\n      Scheduling}", "Orchard Scheduling"),
    ],
)  # fmt: skip
def test_a_title_is_what_latex_would_print(written: str, title: str) -> None:
    assert only(f"@misc{{key, title = {written}, year = 2020}}").title == title


@pytest.mark.parametrize(
    "fields",
    [
        "eprint = {2401.10020}, archivePrefix = {arXiv}, primaryClass = {cs.CL}",
        "eprint = {2401.10020v2}, eprinttype = {arxiv}",
        "journal = {arXiv preprint arXiv:2401.10020}",
        "journal = {CoRR}, volume = {abs/2401.10020}",
        "journal = {ArXiv}, number = {arXiv:2401.10020}",
        "note = {arXiv:2401.10020 [cs]}",
        r"howpublished = {\url{https://arxiv.org/abs/2401.10020}}",
        "url = {http://arxiv.org/pdf/2401.10020v1}",
        "doi = {10.48550/arXiv.2401.10020}",
        "arxivId = {2401.10020}",
        "eid = {arXiv:2401.10020}",
    ],
)
def test_an_arxiv_id_is_found_wherever_programs_write_it(fields: str) -> None:
    assert entry(fields).arxiv == "2401.10020"


@pytest.mark.parametrize(
    "fields",
    ["doi = {10.1000/A_b}", r"doi = {10.1000/a{\_}b}", "doi = {https://doi.org/10.1000/a_b}",
     r"url = {https://dx.doi.org/10.1000/a\_b}", "eprint = {https://doi.org/10.1000/a_b}",
     "note = {doi: 10.1000/a_b}"],
)  # fmt: skip
def test_a_doi_is_found_wherever_programs_write_it(fields: str) -> None:
    assert entry(fields).doi == "10.1000/a_b"


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2020-03-31}", "Mar 31, 2020"),
        ("year = 2023, month = jun", "Jun 2023"),
        ("year = {2023}, month = {oct}", "Oct 2023"),
        ('year = 2023, month = "8~" # jan', "Jan 2023"),
        ("year = 2023, month = {May--June}", "May 2023"),
        ("year = {in press}", "None"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(fields: str, date: str) -> None:
    assert str(entry(fields).date) == date


def test_a_preprint_has_no_venue_and_is_one() -> None:
    record = only("@misc{k, title = {A Tree}, eprint = {2401.10020}, archiveprefix = {arXiv}}")
    assert (record.venue, record.kind) == (None, "preprint")


@pytest.mark.parametrize(
    ("text", "venue", "kind"),
    [
        ("@article{k, title = {A}, journal = {ArXiv}, booktitle = {Trees}}", "Trees", "article"),
        ("@article{k, title = {A}, journal = {CoRR}, institution = {A Lab}}", None, "preprint"),
        ("@misc{k, title = {A}, publisher = {arXiv}}", None, "preprint"),
        ("@phdthesis{k, title = {A}, school = {A University}}", "A University", "thesis"),
        ("@book{k, title = {A}, publisher = {A House}}", None, "book"),
    ],
)
def test_a_venue_is_where_it_was_published(text: str, venue: str | None, kind: str) -> None:
    record = only(text)
    assert (record.venue, record.kind) == (venue, kind)


def test_a_subtitle_is_part_of_the_title() -> None:
    assert entry("subtitle = {On {Trees}}").title == "Orchard Scheduling: On Trees"


def test_macros_are_resolved_in_any_case_and_a_volume_gives_what_an_entry_lacks() -> None:
    dump = read(
        '@string{caches = "Journal of " # tree}\n@STRING(tree = {Trees})\n'
        '@string{caches = "Journal of " # Tree}\n'
        "@article{one, title = {A Title}, journal = CACHES # {, B}, year = 2020, month = mar}\n"
        "@inproceedings{two, title = {Other}, crossref = {Volume}}\n"
        "@proceedings{volume, title = {Ninth Orchard}, year = 2019}\n"
    )
    assert [(r.venue, r.date and r.date.year) for r in dump.records] == [
        ("Journal of Trees, B", 2020),
        ("Ninth Orchard", 2019),
    ]
    assert dump.elements is not None
    assert (dump.elements.total, dump.elements.boilerplate) == (6, 4)


def test_text_comments_and_what_programs_add_are_boilerplate() -> None:
    dump = read(
        "% Encoding: UTF-8\n1. A heading, by someone@example.org (me):\n"
        f"{LANTERN}\n"
        "@Comment{jabref-meta: databaseType:bibtex;}\n@preamble{ {\\newcommand} }\n"
        "% @misc{old,\n%   title = {Left out},\n% }\n"
    )
    assert [record.title for record in dump.records] == ["Lantern: Caching without Regret"]
    assert not dump.skipped


def test_what_other_parsers_refuse_is_read() -> None:
    dump = read(
        "@article\n{one, title = {First}}\n"
        "@article{title = {Second}}\n"
        "@article(three, title = {Third (3)}, year = 2020)\n"
        "@misc{one, title = {Fourth}, note = {a}, note = {b}}\n"
        "@misc{, TITLE = {Fifth}} @misc{six, title = {Sixth},}\n"
    )
    assert [r.title for r in dump.records] == [
        *("First", "Second", "Third (3)", "Fourth", "Fifth", "Sixth")
    ]
    assert [r.pointer for r in dump.records] == ["", "", "", "", "/4", "/5"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("@misc{b,\n  title = {Never closed,\n  year = 2020\n\n", "not closed"),
        ("@misc{b,\n  title = {A Title}\n  year = 2020\n}\n", "no comma between two fields"),
        ("@misc{b\n  title = {A Title},\n}\n", "no comma behind its key"),
        ("@misc{b,\n  title {A Title},\n  year = 2020\n}\n", "too few or too many"),
        ("@misc{b, title = {A Title}}\n  year = {2020},\n}\n", "outside of an entry"),
        ("@misc{lantern,\n  year = 2020\n}\n", "neither a title nor an identifier"),
    ],
)
def test_a_broken_entry_loses_only_itself(broken: str, reason: str) -> None:
    dump = read(f"{LANTERN}{broken}{ORCHARD}")
    titles = [record.title for record in dump.records]
    assert (titles[0], titles[-1]) == ("Lantern: Caching without Regret", "Orchard Scheduling")
    (skipped,) = dump.skipped
    assert reason in skipped.reason
    assert skipped.line > 6


def test_keywords_are_labels_and_other_fields_are_counted() -> None:
    text = (
        "@misc{k, title = {A}, keywords = {trees, big apples}, primaryClass = {cs.DS}, File = {x}}"
    )
    dump = read(f"{text}\n{text.replace('trees,', 'leaves, or not;')}")
    assert [record.labels for record in dump.records] == [
        ("trees", "big apples", "cs.DS"),
        ("leaves, or not", "big apples", "cs.DS"),
    ]
    assert dump.unused == {"file": 2}


def test_what_tells_the_kind_of_an_id_is_used() -> None:
    dump = read("@misc{x, title = {Emus}, eprint = {1906.04321}, archivePrefix = {arXiv}}\n")
    assert (dump.records[0].arxiv, dump.unused) == ("1906.04321", {})
    dump = read("@misc{x, title = {Emus}, author = {A. Emu}, archivePrefix = {hal}}\n")
    assert dump.unused == {"archiveprefix": 1}


def test_names_that_are_cut_are_not_all() -> None:
    record = entry("author = {Oda, Mio and {The Orchard Team} and others}")
    assert [each.name for each in record.authors] == ["Mio Oda", "The Orchard Team"]
    assert record.authors_complete is False


def test_macros_of_macros_do_not_explode() -> None:
    doubling = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    dump = read(f'@string{{a0 = "apple"}}\n{doubling}@misc{{k, title = {{A}}, journal = a59}}\n')
    assert len(dump.records[0].venue or "") < 10_000


@pytest.mark.parametrize(
    "text",
    [
        "@media (max-width: 3em) {\n  a { color: red; }\n}\n@font-face {\n  src: url(x);\n}\n",
        "@decorated(name)\ndef f(x):\n    return {x: 1}\n",
        "Write to someone@example.org (at work)\n" * 5,
        "# Our paper\n\nSome words.\n\n" * 20 + f"```\n{ORCHARD}```\n",
    ],
)
def test_what_only_has_an_at_sign_is_no_bibtex(text: str) -> None:
    assert bibtex.likeness(saved(text)) < 0.3


SCRAPS = st.lists(
    st.sampled_from(
        [
            *("@article{", "@misc(k,", "@string{a = ", "@comment{", "@", "{", "}", "(", ")", '"'),
            *("title", " = ", "=", "#", ",", "\n", "{A Title}", '"B"', "a", "\\", "$", "%", "~"),
            *("\n@article{k,\ntitle = {T},\n}\n", "crossref = {k}", "\\url{", "--", "\x00", "é"),
        ]
    ),
    max_size=40,
).map("".join)


@given(SCRAPS | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
@example("@{")
@example("@a{k,crossref={k}}")
def test_no_scraps_raise_and_all_are_accounted_for(text: str) -> None:
    dump = bibtex.LAYOUT.read(saved(text), NO_ANSWERS)
    assert_accounted_for(dump)


@given(st.data())
def test_a_cut_library_keeps_what_is_whole(data: st.DataObject) -> None:
    text = LANTERN + ORCHARD + LANTERN
    end = data.draw(st.integers(len(LANTERN + ORCHARD), len(text)))
    dump = bibtex.LAYOUT.read(saved(text[:end]), NO_ANSWERS)
    assert_accounted_for(dump)
    assert [r.title for r in dump.records][:2] == [
        "Lantern: Caching without Regret",
        "Orchard Scheduling",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@a{" * 15_000,
        "@article{k, t = {" * 5_000,
        "@a{b} " * 10_000,
        "@misc{k, title = {T}} " * 2_500,
        "@a{\n" + "x @b{ y\n" * 5_000,
        "$\\" * 25_000,
        "@a(" + "{" * 45_000,
        "@misc{k, title = {" + "\\x{" * 10_000,
    ],
    ids=range(8),
)
def test_a_hostile_file_takes_no_longer_than_it_is_long(text: str) -> None:
    file = saved(text)
    bibtex.LAYOUT.likeness(file)
    assert_accounted_for(bibtex.LAYOUT.read(file, NO_ANSWERS))


def test_the_lists_own_references_are_read_whole() -> None:
    for path in sorted((CONTENT / "references").glob("*.bib")):
        dump = read_dump(saved(path))
        assert not dump.skipped
        assert len(dump.records) == path.read_text().count("\n@")


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not here")
def test_a_library_of_zotero_is_read_as_its_truth_says() -> None:
    truth = json.loads((CAPTURES / "zotero.bib.truth.json").read_text())
    dump = read_dump(saved(CAPTURES / "zotero.bib"))
    assert_accounted_for(dump)
    assert [r.title for r in dump.records] == [each["title"] for each in truth]
    assert [r.doi for r in dump.records] == [each["doi"] and each["doi"].lower() for each in truth]
    assert [r.arxiv for r in dump.records] == [each["arxiv_id"] for each in truth]
    names = [[person.inverted for person in r.authors] for r in dump.records]
    assert names == [each["authors"] or [] for each in truth]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"A {\textbraceleft} left, a right {\textbraceright}", "A { left, a right }"),
        (r"A back{\textbackslash}slash", r"A back\slash"),
        (r"{\textbackslash}n and {\textbackslash}\{x\}", r"\n and \{x}"),
        (r"\textbackslash{}alpha{\textbraceleft}x\textbraceright{}", r"\alpha{x}"),
        (r"Tildes \~{} and carets \^{}, c-{}-d", "Tildes ~ and carets ^, c--d"),
    ],
)
def test_signs_that_are_spelled_out_are_no_marks(written: str, title: str) -> None:
    dump = read(f"@misc{{a,\n title = {{{written}}},\n doi = {{10.1000/a.b}},\n}}\n")
    assert [record.title for record in dump.records] == [title]
