"""What is in `requirements.txt` installs sitegen on any machine, or is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.requirements_file import check_requirements

ADDRESS = "git+https://example.org/sailor/sitegen@main"


def asked(text: str) -> list[tuple[int | None, str]]:
    problems = list(check_requirements("requirements.txt", text))
    assert {problem.severity for problem in problems} <= {"warning"}
    return [(problem.line, problem.message) for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "papershelf==0.2.0",
        "# ours\nPaperShelf[x] >= 0.2 ; python_version > '3.10'  # the newest\n",
        f"papershelf @ {ADDRESS}\n",
        f"{ADDRESS}#egg=papershelf",
        f"-e {ADDRESS}",
        "papershelf==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n",
        "papershelf @ https://example.org/papershelf-1-py3-none-any.whl",
        "--index-url https://example.org/simple\npapershelf\nnumpy<3\n",
        "-r base.txt\n",
        "papershelf==1  # not OWNER/REPOSITORY",
    ],
)
def test_what_installs_sitegen_anywhere_is_not_asked_about(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "papershelf @ git+https://example.org/OWNER/REPOSITORY",
            "OWNER/REPOSITORY is a placeholder",
        ),
        ("-e /tmp/x", "'/tmp/x' is a folder or file of this machine"),
        ("--editable=../x", "'../x' is a folder or file of this machine"),
        ("-e.", "'.' is a folder or file of this machine"),
        ("./x", "'./x' is a folder"),
        ("x/sitegen", "'x/sitegen' is a folder"),
        ("~/sitegen", "'~/sitegen' is a folder"),
        (r"C:\sitegen", r"'C:\sitegen' is a folder"),
        ("papershelf-1-py3-none-any.whl", "'papershelf-1-py3-none-any.whl' is a folder or file"),
        ("papershelf @ file:///tmp/x", "'file:///tmp/x' is an address on this machine"),
        ("file:///tmp/x", "'file:///tmp/x' is an address on this machine"),
        ("git+file:///tmp/x@main", "'git+file:///tmp/x@main' is an address on this machine"),
        ("papershelf @ http://localhost:8000/x.whl", "'http://localhost:8000/x.whl' is an address"),
        ("papershelf @ http://127.0.0.1/x.whl", "'http://127.0.0.1/x.whl' is an address"),
        ("https://[::1", "'https://[::1' is an address"),
        ("sitegen", "'sitegen' is another project's; this one's distribution is papershelf"),
        ("SiteGen >= 1", "'sitegen' is another project's"),
        (f"sitegen @ {ADDRESS}", "'sitegen' is another project's"),
        (f"papershelf; {'(' * 1500}", "'papershelf; ((((("),
        (f"papershelf{' ' * 100_000}x", "a line of 100011 characters"),
        ("papershelf=1", "'papershelf=1' is not a requirement"),
    ],
)
def test_what_another_machine_cannot_install_is_asked_about_with_its_line(
    line: str, message: str
) -> None:
    ((number, said),) = asked(f"# ours\nnumpy \\\n  <3\n{line}\n")
    assert number == 4
    assert said.startswith(message)


@given(st.text(st.sampled_from("-er =@:/.#\\~[]();<>'\"1apx\n\x00"), max_size=40))
def test_no_text_raises(text: str) -> None:
    for each in (text, f"papershelf{text}", f"-e {text}", f"papershelf @ {text}"):
        asked(each)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "numpy\n", "--pre\n", "\\"])
def test_a_file_that_does_not_install_sitegen_is_asked_about(text: str) -> None:
    assert asked(text) == [(None, "nothing in it installs sitegen")]
