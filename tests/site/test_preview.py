"""What a browser is shown of a site that is being edited."""

import os
import re
import threading
from http import HTTPStatus
from pathlib import Path

import pytest

from sitegen.errors import SitegenError
from sitegen.site.preview import Preview
from sitegen.site.preview_response import Response

PAGE = '<!doctype html><html><body class="a">\n<h1>{}</h1></body></html>'


def build(site: Path, text: str = "first") -> None:
    site.mkdir(exist_ok=True)
    (site / "index.html").write_text(PAGE.format(text))
    (site / "404.html").write_text(PAGE.format("no such page"))
    (site / "papers.json").write_text("{}")


def fail(error: BaseException) -> None:
    raise error


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "build" / "site"


@pytest.fixture
def preview(site: Path) -> Preview:
    site.parent.mkdir()
    made = Preview(site)
    made.rebuild(lambda: build(site), fail)
    return made


def text(response: Response) -> str:
    return response.body.decode()


def name_in(response: Response) -> str:
    found = re.search(r'data-built="([\w-]+)"', text(response))
    assert found
    return found[1]


def test_a_page_is_the_file_with_the_script(preview: Preview, site: Path) -> None:
    response = preview.respond("/")
    assert (response.status, response.kind) == (HTTPStatus.OK, "text/html; charset=utf-8")
    assert re.sub(r"<script.*</script>", "", text(response)) == (site / "index.html").read_text()
    assert text(preview.respond("/index.html")) == text(response)
    data = preview.respond("/papers.json")
    assert (data.kind, data.body) == ("application/json; charset=utf-8", b"{}")


@pytest.mark.parametrize(
    "error",
    [
        SitegenError("the disk is full (make room)"),
        ValueError("no traceback in a browser"),
        RecursionError("too deep"),
        MemoryError("too much"),
        UnicodeEncodeError("ascii", "é", 0, 1, "not ASCII"),
        SystemExit("Aborted"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_any_failure_stands_over_the_last_good_page(preview: Preview, error: Exception) -> None:
    reported: list[BaseException] = []
    preview.rebuild(lambda: fail(error), reported.append)
    assert reported == [error]
    for path, status, heading in (
        ("/", HTTPStatus.OK, "first"),
        ("/no/such.html", HTTPStatus.NOT_FOUND, "no such page"),
    ):
        response = preview.respond(path)
        assert response.status == status
        assert f"<h1>{heading}</h1>" in text(response)
        assert 'role="alert"' in text(response)
        assert text(response).index("alert") < text(response).index("<h1>")


def test_the_next_edit_heals_it(preview: Preview, site: Path) -> None:
    names = [name_in(preview.respond("/"))]
    preview.rebuild(lambda: fail(ValueError("broken")), lambda error: None)
    names.append(name_in(preview.respond("/")))
    preview.rebuild(lambda: build(site, "second"), fail)
    names.append(name_in(preview.respond("/")))
    assert len(set(names)) == 3
    assert "<h1>second</h1>" in text(preview.respond("/"))
    assert "alert" not in text(preview.respond("/"))


def test_an_interrupt_is_no_failure_of_a_build(preview: Preview) -> None:
    with pytest.raises(KeyboardInterrupt):
        preview.rebuild(lambda: fail(KeyboardInterrupt()), lambda error: None)


def test_without_any_site_there_is_a_page_that_says_why(site: Path) -> None:
    preview = Preview(site)
    preview.rebuild(lambda: fail(SitegenError("topics.yml: empty (write one)")), lambda error: None)
    response = preview.respond("/topics/any.html")
    assert (response.status, response.kind) == (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "text/html; charset=utf-8",
    )
    assert "<code>topics.yml</code> empty <em>write one</em>" in text(response)
    site.parent.mkdir()
    preview.rebuild(lambda: build(site), fail)
    assert "<h1>first</h1>" in text(preview.respond("/"))
    assert name_in(preview.respond("/")) != name_in(response)


def test_a_browser_hears_of_the_next_build_when_it_ends(preview: Preview, site: Path) -> None:
    shown = name_in(preview.respond("/"))
    heard: list[str] = []
    waiting = threading.Thread(
        target=lambda: heard.append(text(preview.respond(f"/.serve/built/{shown}")))
    )
    waiting.start()
    preview.rebuild(lambda: build(site, "second"), fail)
    waiting.join()
    assert heard == [name_in(preview.respond("/"))] != [shown]
    assert text(preview.respond("/.serve/built/of-another-server")) == heard[0]


def test_while_a_site_is_replaced_a_browser_waits_for_it(preview: Preview, site: Path) -> None:
    away = site.with_name("away")
    asked = threading.Event()
    responses: list[Response] = []

    def ask() -> None:
        asked.set()
        responses.append(preview.respond("/"))

    asking = threading.Thread(target=ask)

    def replace() -> None:
        site.rename(away)
        asking.start()
        asked.wait()
        away.rename(site)

    preview.rebuild(replace, fail)
    asking.join()
    assert "<h1>first</h1>" in text(responses[0])


def test_what_serve_adds_comes_from_its_own_address(preview: Preview) -> None:
    """The site's policy allows no script and no style in a page."""
    preview.rebuild(lambda: fail(ValueError("broken")), lambda error: None)
    page = text(preview.respond("/"))
    assert re.findall(r"<script[^>]*></script>", page) == re.findall(r"<script.*?</script>", page)
    addresses = re.findall(r'(?:src|href)="(/\.serve/[^"]+)"', page)
    assert len(addresses) == 2
    kinds = [preview.respond(address).kind for address in addresses]
    assert kinds[0].startswith("text/css")
    assert "javascript" in kinds[1]


def test_no_link_and_no_dots_lead_out_of_the_site(preview: Preview, site: Path) -> None:
    secret = site.parent / "secret.html"
    secret.write_text("secret")
    (site / "out.html").symlink_to(secret)
    (site / "above").symlink_to(site.parent)
    (site / "circle.html").symlink_to(site / "circle.html")
    (site / "inside.html").symlink_to(site / "index.html")
    for path in (
        *("/out.html", "/above/secret.html", "/../secret.html", "//etc/passwd", "/circle.html"),
        *(
            f"/{secret}",
            "/a\0b",
            "/" + "a" * 5000,
            "/..",
            "/.",
            "/.serve/",
            "/.serve/../secret.html",
        ),
    ):
        response = preview.respond(path)
        assert response.status == HTTPStatus.NOT_FOUND, path
        assert "secret" not in text(response)
    assert preview.respond("/inside.html").status == HTTPStatus.OK
    assert preview.respond("/above/site/index.html").status == HTTPStatus.OK


def test_a_pipe_in_the_site_is_no_page(preview: Preview, site: Path) -> None:
    os.mkfifo(site / "pipe.html")
    assert preview.respond("/pipe.html").status == HTTPStatus.NOT_FOUND


def test_browsers_are_told_when_the_site_is_there_and_not_again(
    preview: Preview, site: Path
) -> None:
    known = name_in(preview.respond("/"))
    told: list[str] = []

    def build_and_tidy() -> None:
        build(site, "second")
        preview.show()
        told.append(text(preview.respond(f"/.serve/built/{known}")))

    preview.rebuild(build_and_tidy, fail)
    assert told == [name_in(preview.respond("/"))] != [known]


def test_what_fails_after_the_site_is_there_is_shown_too(preview: Preview, site: Path) -> None:
    def build_and_fail() -> None:
        build(site, "second")
        preview.show()
        raise SitegenError("no room")

    preview.rebuild(build_and_fail, lambda error: None)
    page = text(preview.respond("/"))
    assert "second" in page
    assert "no room" in page
