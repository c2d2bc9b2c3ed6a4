"""Data as scripts: any value, whatever text it holds, arrives as it was."""

import json
import zlib
from base64 import b64decode
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.data_script import data_script, packed_script, versioned


def read_script(script: str) -> tuple[str, Any]:
    """The name and the value that a script hands over."""
    call = script.removeprefix("sitegen.receive(").removesuffix(");\n")
    name, value = json.loads(f"[{call}]")
    return name, value


def read_packed(script: str) -> tuple[str, Any]:
    """The same of what came compressed."""
    name, packed = read_script(script)
    return name, json.loads(zlib.decompress(b64decode(packed)))


@given(st.text(), st.lists(st.text() | st.integers() | st.none()))
def test_a_script_hands_over_its_name_and_value(name: str, value: list[object]) -> None:
    assert read_script(data_script(name, value)) == (name, value)
    assert read_packed(packed_script(name, value)) == (name, value)


@given(st.text(alphabet="</script!-\u2028\u2029é\n\"'\\"))
def test_a_script_is_ascii_on_one_line_and_ends_no_element(text: str) -> None:
    script = data_script("titles", [text])
    assert script.isascii()
    assert script.count("\n") == 1
    assert "</" not in script


def test_scripts_move_with_what_any_of_them_holds() -> None:
    version, scripts = versioned("data", {"one": "1;", "two": "2;"})
    later, others = versioned("data", {"one": "1;", "two": "3;"})
    assert scripts == {f"data/{version}/one.js": "1;", f"data/{version}/two.js": "2;"}
    assert later != version
    assert not set(scripts) & set(others)
