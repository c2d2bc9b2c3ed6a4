"""A report: a text to copy wherever the list is, and links where there is somewhere to send it."""

from urllib.parse import parse_qs, urlsplit

from sitegen.present.report import report_on_list, report_on_paper
from tests.factories import paper, settings

ODD = paper('Save & Load? 100% -- a "Study" <b>')


def test_without_any_address_there_is_a_text_to_copy() -> None:
    found = report_on_paper(ODD, settings(url=""))
    assert found.links == ()
    first, identifier, page, *to_say = found.text.splitlines()
    assert first == 'Paper: Save & Load? 100% – a "Study" <b>'
    assert (identifier, page) == (f"Id: {ODD.id}", f"Page: {ODD.url}")
    assert len(to_say) == 2


def test_a_message_holds_the_text() -> None:
    given = settings(contact="mailto:ada@example.org")
    found = report_on_paper(ODD, given)
    (link,) = found.links
    assert link.url.startswith("mailto:ada@example.org?")
    asked = parse_qs(urlsplit(link.url).query, strict_parsing=True)
    assert asked["body"] == [found.text]
    assert "+" not in link.url  # which a program for mail would show as it is
    assert f"Page: https://example.org/list/{ODD.url}" in found.text


def test_a_form_and_a_page_are_offered_side_by_side() -> None:
    given = settings(contact="https://example.org/form?list=1", repository="a/b")
    issue, form = report_on_paper(ODD, given).links
    asked = parse_qs(urlsplit(issue.url).query)
    assert issue.url.startswith("https://github.com/a/b/issues/new?template=correction.yml&")
    assert ODD.url in asked["paper"][0]
    assert form.url == "https://example.org/form?list=1"


def test_the_list_itself_can_be_reported_on() -> None:
    found = report_on_list(settings(repository="a/b"))
    assert found.text.startswith("List: Small & Invented\n")
    assert [link.url for link in found.links] == [
        "https://github.com/a/b/issues/new?template=correction.yml"
    ]
