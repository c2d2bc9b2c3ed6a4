"""Identifiers are read however they were copied, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.identifier import (
    arxiv_id,
    arxiv_month,
    arxiv_url,
    doi,
    doi_url,
    find_arxiv,
    find_doi,
    unproxied,
)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("2405.07518", "2405.07518"),
        (" 2405.07518v2\n", "2405.07518"),
        ("[2405.07518]", "2405.07518"),
        ("0704.0001", "0704.0001"),
        ("cs/0112017", "cs/0112017"),
        ("hep-th/9901001v3", "hep-th/9901001"),
        ("math.GT/0309136", "math/0309136"),
        ("cond-mat.mtrl-sci/0309136v1", "cond-mat/0309136"),
        ("arXiv:2405.07518", "2405.07518"),
        ("arxiv: 2405.07518v2", "2405.07518"),
        ("arXiv preprint arXiv:2405.07518", "2405.07518"),
        ("arXiv:2405.07518 [cs.CL]", "2405.07518"),
        ("arXiv:2405.07518v1 [stat] 12 May 2024", "2405.07518"),
        ("abs/2405.07518", "2405.07518"),
        ("https://arxiv.org/abs/2405.07518v2", "2405.07518"),
        ("http://www.arxiv.org/abs/2405.07518/", "2405.07518"),
        ("arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/abs/arXiv:2405.07518", "2405.07518"),
        ("https://arxiv.org/pdf/2405.07518v2.pdf", "2405.07518"),
        ("https://arxiv.org/pdf/2405.07518#page=3", "2405.07518"),
        ("https://export.arxiv.org/html/2405.07518?context=cs", "2405.07518"),
        ("<https://arxiv.org/abs/2405.07518>.", "2405.07518"),
        ("https://ar5iv.labs.arxiv.org/html/2405.07518", "2405.07518"),
        ("https://ar5iv.org/abs/2405.07518", "2405.07518"),
        ("https://www.alphaxiv.org/abs/2405.07518v1", "2405.07518"),
        ("https://huggingface.co/papers/2405.07518", "2405.07518"),
        ("10.48550/arXiv.2405.07518", "2405.07518"),
        ("https://doi.org/10.48550/ARXIV.2405.07518", "2405.07518"),
        ("doi:10.48550/arXiv.cs/0112017", "cs/0112017"),
        ("https://arxiv-org.ezproxy.example.edu/abs/2405.07518", "2405.07518"),
    ],
)
def test_an_arxiv_id_is_read_alone_and_in_an_address(text: str, identifier: str) -> None:
    assert arxiv_id(text) == identifier
    assert arxiv_id(arxiv_url(identifier)) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abs/1",
        "2405.075",
        "2405-07518",
        "2413.07518",
        "2400.07518",
        "0601.00001",
        "1234.56789",
        "cs/0713001",
        "cs/0801001",
        "novel/0112017",
        "see 2405.07518",
        "10.1000/2405.07518",
        "٢٤٠٥.07518",
        "https://arxiv.org/list/2405.07518",
        "https://arxiv.org.example.org/abs/2405.07518",
        "https://example.org/arxiv.org/abs/2405.07518",
        "https://arxiv.org/abs/2405.07518 twice",
        "https://arxiv.org/abs/",
        "https://huggingface.co/login?next=%2Fpapers%2F2405.07518",
        "doi:2405.07518",
    ],
)
def test_anything_else_is_no_arxiv_id(text: str) -> None:
    assert arxiv_id(text) is None


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("arXiv preprint arXiv:2305.19370, 2023", "2305.19370"),
        ("CoRR, abs/1207.0580, 2012", "1207.0580"),
        ("arXiv: 1207.0580v1", "1207.0580"),
        ("[2305.19370] A Title", "2305.19370"),
        ("[1207.0580] A Title", "1207.0580"),
        ("A Title (2305.19370).", "2305.19370"),
        ("2305.19370v2.pdf", "2305.19370"),
        ("see [pdf](https://arxiv.org/pdf/1207.0580) and more", "1207.0580"),
        ("doi: 10.48550/arXiv.2305.19370.", "2305.19370"),
        ("https://doi.org/10.48550/arXiv.2305.19370", "2305.19370"),
        ("10.1000/2305.11111 and hep-th/9901001", "hep-th/9901001"),
        ("arXiv:2399.19370, then arXiv:2305.19370", "2305.19370"),
        ("at https://arxiv-org.ezproxy.example.edu/abs/1207.0580,", "1207.0580"),
    ],
)
def test_an_arxiv_id_is_found_in_running_text(text: str, identifier: str) -> None:
    assert find_arxiv(text) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "costs $2305.19370 today",
        "costs 2305.19370 € today",
        "grew by 2305.19370%",
        "weighs 1207.0580 kg",
        "10.1234/2305.19370",
        "10.1000/x(2305.19370)",
        "page 1234.56789",
        "3.2305.19370",
        "2305.193701",
        "https://example.org/a/2305.19370",
        "https://example.org/?x=(2305.19370)",
        "https://example.org/arxiv.org/abs/2305.19370",
        "https://arxiv.org.example.org/abs/2305.19370",
        "physics/chemistry/9901001",
    ],
)
def test_a_number_that_is_no_arxiv_id_is_not_found(text: str) -> None:
    assert find_arxiv(text) is None


@pytest.mark.parametrize(
    ("identifier", "month"),
    [
        ("2401.10020", (2024, 1)),
        ("0704.0001", (2007, 4)),
        ("cs/0112017", (2001, 12)),
        ("hep-th/9107001", (1991, 7)),
        ("math/9912001", (1999, 12)),
        ("2413.10020", None),
        ("9107.10020", None),
        ("", None),
    ],
)
def test_an_arxiv_id_tells_its_month(identifier: str, month: tuple[int, int] | None) -> None:
    assert arxiv_month(identifier) == month


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("10.1145/3600006.3613165", "10.1145/3600006.3613165"),
        ("doi:10.1145/3600006.3613165", "10.1145/3600006.3613165"),
        ("DOI 10.1145/ABC.", "10.1145/abc"),
        ("https://doi.org/10.1145/3600006.3613165.", "10.1145/3600006.3613165"),
        ("http://dx.doi.org/10.1002%2Fabc", "10.1002/abc"),
        ("<https://doi.org/10.1145/A>", "10.1145/a"),
        ("(10.1002/x(1))", "10.1002/x(1)"),
        ("10.1002/(SICI)1097(199806)49:8", "10.1002/(sici)1097(199806)49:8"),
        ("https://doi.org/10.1002/1%3C1::AID%3E3;2-%23", "10.1002/1<1::aid>3;2-#"),
        ("10.1000.10/123", "10.1000.10/123"),
        ("dl.acm.org/doi/10.1145/1.2", "10.1145/1.2"),
        ("https://dl.acm.org/doi/pdf/10.1145/1.2?download=true", "10.1145/1.2"),
        ("https://link.springer.com/article/10.1007/s1-026-2", "10.1007/s1-026-2"),
        ("https://link.springer.com/content/pdf/10.1007/978-3-0_4.pdf", "10.1007/978-3-0_4"),
        ("https://onlinelibrary.wiley.com/doi/abs/10.1002/abc", "10.1002/abc"),
        ("https://www.frontiersin.org/articles/10.3389/f.2020.1/full", "10.3389/f.2020.1"),
        ("https://example.org/article?id=10.1371/journal.p.1", "10.1371/journal.p.1"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.02.123v2.full.pdf",
         "10.1101/2020.01.02.123"),
        ("https://www.nature.com/articles/s41598-025-1-0.pdf", "10.1038/s41598-025-1-0"),
        ("https://aclanthology.org/2023.acl-long.1/", "10.18653/v1/2023.acl-long.1"),
        ("https://aclanthology.org/2023.findings-emnlp.12.pdf",
         "10.18653/v1/2023.findings-emnlp.12"),
        ("https://aclanthology.org/P19-1001", "10.18653/v1/p19-1001"),
        ("https://www.aclweb.org/anthology/D14-1162/", "10.3115/v1/d14-1162"),
        ("https://dl.acm.org.proxy.example.edu/doi/10.1145/1.2", "10.1145/1.2"),
    ],
)  # fmt: skip
def test_a_doi_is_read_alone_and_in_an_address(text: str, name: str) -> None:
    assert doi(text) == name
    assert doi(doi_url(name)) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10.1145",
        "10.1145/",
        "10.1145/...",
        "11.1145/abc",
        "10.12/abc",
        "10.1145/abc and more",
        "see 10.1145/abc",
        "10.48550/arXiv.2401.10020",
        "https://doi.org/10.48550/arXiv.2401.10020",
        "https://doi.org/",
        "https://aclanthology.org/2020.lrec-1.1",
        "https://example.org/articles/s41598-025-1-0",
        "https://[::1/10.1145/abc",
    ],
)
def test_anything_else_is_no_doi(text: str) -> None:
    assert doi(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Title. J 3, 2020. doi: 10.1145/1.2, pp. 3", "10.1145/1.2"),
        ("(see [here](https://doi.org/10.1145/1.2)).", "10.1145/1.2"),
        ('<a href="https://doi.org/10.1145/1.2">', "10.1145/1.2"),
        ("10.48550/arXiv.2401.10020 10.1145/1.2", "10.1145/1.2"),
        ("10.1145/1.2,10.1145/3.4", "10.1145/1.2"),
        ("at www.nature.com/articles/s41598-1.", "10.1038/s41598-1"),
        ("version 10.2/3 of 3.10.1145/1", None),
    ],
)
def test_a_doi_is_found_in_running_text(text: str, name: str | None) -> None:
    assert find_doi(text) == name


@pytest.mark.parametrize(
    ("url", "bare", "proxy"),
    [
        ("https://www-example-com.ezproxy.lib.edu/a?b=1#c",
         "https://www.example.com/a?b=1#c", "ezproxy.lib.edu"),
        ("https://my--site-a-org.eproxy.x.hk/", "https://my-site.a.org/", "eproxy.x.hk"),
        ("https://ezproxy.x.edu/login?url=https://a.org/x?y=1&z=2#f",
         "https://a.org/x?y=1&z=2#f", "ezproxy.x.edu"),
        ("https://login.libproxy.x.edu/login?qurl=https%3A%2F%2Fa.org%2Fx&y=1",
         "https://a.org/x", "login.libproxy.x.edu"),
        ("https://dl.acm.org.proxy.x.org/doi/1", "https://dl.acm.org/doi/1", "proxy.x.org"),
        ("http://www.a.com.ezproxy.x.edu:2048/s", "http://www.a.com/s", "ezproxy.x.edu"),
        ("https://a.org.ezp-prod1.lib.x.edu/s", "https://a.org/s", "ezp-prod1.lib.x.edu"),
        ("https://www-a-com.some.idm.oclc.org/s", "https://www.a.com/s", "some.idm.oclc.org"),
    ],
)  # fmt: skip
def test_a_library_proxy_is_cut_and_named(url: str, bare: str, proxy: str) -> None:
    assert unproxied(url) == (bare, proxy)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "no address of a proxy",
        "https://a.org/proxy/x",
        "https://a.org/ezproxy?url=https://b.org",
        "https://proxy.x.org/docs",
        "https://www.proxy-seller.com/",
        "https://my-site.proxy.com/x",
        "https://ezproxy.x.edu/login?url=javascript:alert(1)",
        "https://[::1.proxy.x.edu/",
        "ftp://a.org.proxy.x.edu/",
    ],
)
def test_any_other_address_stays(url: str) -> None:
    assert unproxied(url) == (url, "")


_SCRAPS = st.lists(
    st.sampled_from([
        "10.", "1145", "/", "2405.07518", "v2", "arxiv", ".org", "https://", "doi", "abs", ":", "?",
        "url=", "%3a%2f", "ezproxy", ".", "(", ")", "[", "]", " ", "é", "\0", "\\", "math.GT",
    ]),
    max_size=14,
).map("".join)  # fmt: skip


@given(_SCRAPS | st.text(max_size=40))
def test_no_text_raises_and_what_is_read_is_read_again(text: str) -> None:
    for read in (arxiv_id, find_arxiv):
        identifier = read(text)
        assert identifier is None or arxiv_id(identifier) == identifier
        assert identifier is None or arxiv_month(identifier)
    for name in (doi(text), find_doi(text)):
        assert name is None or doi(name) == name
    bare, proxy = unproxied(text)
    assert (bare == text) == (not proxy)


@pytest.mark.parametrize(
    "scrap",
    [
        "10.1145/", "10.1145/(", "(2305.19370", "[2313.19370]", "arxiv ", "arxiv.", "abs/",
        "https://", "https://arxiv.org/abs/", "https://proxy.x.edu/?url=", "a-", "a.", "/10.", ")",
        "2305.", "10.48550/arxiv.", "hep-th/", "url=http:", "ezproxy.", "[", " 10.1000/(2305.19370",
    ],
)  # fmt: skip
def test_an_endless_text_is_read(scrap: str) -> None:
    endless = scrap * (300_000 // len(scrap))
    assert arxiv_id(endless) is doi(endless) is None
    assert find_arxiv(endless + " arXiv:2305.19370") == "2305.19370"
    assert find_doi(endless + " 10.1145/1.2")
    assert unproxied(endless)


@pytest.mark.parametrize("mark", ["\u200b", "\u202e", "\ufeff", "\u2060", "\x00"])
def test_marks_that_nobody_sees_are_no_part_of_an_identifier(mark: str) -> None:
    assert arxiv_id(f"2401.{mark}10020{mark}") == "2401.10020"
    assert doi(f"{mark}10.1234/la{mark}mps{mark}") == "10.1234/lamps"


@pytest.mark.parametrize("mark", ["%00", "%1B", "%E2%80%AE"])
def test_an_address_spells_no_such_mark_into_a_doi(mark: str) -> None:
    assert doi(f"https://doi.org/10.1234/la{mark}mps") is None
