"""Damage to a YAML file or a lock: in the tree of its values, or in its text."""

import json
import random
from collections.abc import Callable
from typing import Any

import yaml

Mutation = Callable[[random.Random, str], str]


def damaged_text(rng: random.Random, text: str, *, is_lock: bool) -> bytes:
    """The file, damaged at random."""
    if rng.random() < 0.65:
        text = _in_tree(rng, text, is_lock=is_lock)
    else:
        of_text = (*_OF_TEXT, *(() if is_lock else _OF_YAML))
        for _ in range(rng.choice([1, 1, 1, 3])):
            text = rng.choice(of_text)(rng, text)
    data = text.encode("utf-8", errors="surrogatepass")
    if rng.random() < 0.05:
        data = text.encode(rng.choice(["utf-16", "utf-8-sig", "latin-1", "utf-32"]), "replace")
    if rng.random() < 0.05:
        at = rng.randint(0, len(data))
        data = data[:at] + rng.randbytes(rng.randint(1, 8)) + data[at + rng.randint(0, 8) :]
    return data


# In the tree: a value of another kind at any node

_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 5, 10**30, 1e308, float("inf"), float("nan"), -0.0, 2.50),
    *("", " ", "x", "no", "null", "~", "../../x", "/etc/passwd", "a/b", "con", ".", "..", "-" * 9),
    *("x" * 300, "y" * 100_000, "é" * 80, "\x02", "\x1b[31m", "\u202e", "\U000e0041", "\ufffe"),
    *("<img src=x onerror=alert(1)>", "{{ config }}", "{% raw %}", "::error::x", "a\nb", "'", '"'),
    *("https://[::1", "https://", "javascript:x", "http://exa mple.org/", "2026-02-31", "12345"),
    *("papers:", "[x](paper:nobody)", "[x](topic:)", "[](paper:", "paper:" * 50, "# x", "---", "%"),
    *([], {}, [[]], [None], {"a": None}, ["x"] * 5_000, {"x": {"x": {"x": []}}}, [1, "a", [2]]),
    *({"slug": "x"}, {None: 1}, {1: 2, "1": 3}, {"": ""}, {"a" * 300: 1}, [{"paper": "x"}]),
    *({"text": "papers/"}, ["*"], "papers/", "*", "search", "material", {"name": "mkdocs"}),
)
_KEYS: tuple[Any, ...] = (
    *(
        "",
        "x",
        "slug",
        "id",
        "into",
        "papers",
        "hidden",
        "date",
        "topics",
        "formerly",
        None,
        1,
        True,
    ),
    *("plugins", "theme", "nav", "exclude_docs", "hooks", "validation", "INHERIT", "docs_dir"),
    *("site_dir", "markdown_extensions", "extra", "extra_css", "edit_uri", "site_url", "strict"),
    *(
        "use_directory_urls",
        "not_in_nav",
        "draft_docs",
        "copyright",
        "repo_url",
        "watch",
        "dev_addr",
    ),
    *("../x", "\x00", "\u202e", "a" * 300, "__proto__", "<b>", "rules", "format", "merge", "<<"),
)


def _in_tree(rng: random.Random, text: str, *, is_lock: bool) -> str:
    data = json.loads(text) if is_lock else yaml.safe_load(text)
    for _ in range(rng.choice([1, 1, 1, 2, 5])):
        data = _changed(rng, data)
    if is_lock:
        return json.dumps(data, default=str, indent=rng.choice([None, 1]), skipkeys=True)
    try:
        return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=rng.random() < 0.8))
    except (TypeError, ValueError):
        return json.dumps(data, default=str, skipkeys=True)


def _changed(rng: random.Random, data: Any) -> Any:
    """The tree with one node changed, reached by going down at random."""
    if isinstance(data, dict) and data and rng.random() < 0.85:
        key = rng.choice(list(data))
        match rng.randrange(8):
            case 0:
                return {k: v for k, v in data.items() if k != key}
            case 1:
                return {(rng.choice(_KEYS) if k == key else k): v for k, v in data.items()}
            case 2:
                return {**data, rng.choice(_KEYS): rng.choice(_ODD)}
            case _:
                return {**data, key: _changed(rng, data[key])}
    if isinstance(data, list) and data and rng.random() < 0.85:
        at = rng.randrange(len(data))
        match rng.randrange(8):
            case 0:
                return data[:at] + data[at + 1 :]
            case 1:
                return [*data, data[at]]
            case 2:
                return [*data, rng.choice(_ODD)]
            case _:
                return [*data[:at], _changed(rng, data[at]), *data[at + 1 :]]
    return rng.choice(_ODD)


# In the text: lines, characters, and what the two languages can do


def _without_lines(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = rng.randint(0, len(lines))
    return "".join(lines[:at] + lines[at + rng.randint(1, 4) :])


def _repeated_lines(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = rng.randint(0, len(lines))
    return "".join(lines[: at + rng.randint(1, 6)] + lines[at:])


def _swapped_lines(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _cut(rng: random.Random, text: str) -> str:
    return text[: rng.randint(0, len(text))]


def _without_characters(rng: random.Random, text: str) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + text[at + rng.randint(1, 5) :]


_SIGNS = (
    *(
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        ":",
        ": ",
        ",",
        "#",
        "- ",
        "|",
        ">",
        "&a ",
        "*a",
        "!",
        "%",
        "@",
    ),
    *(
        "\t",
        "\x00",
        "\x07",
        "\x85",
        "\u2028",
        "\ufeff",
        "\U000e0041",
        "\ud800",
        "`",
        "\\",
        "<<<<<<< a",
    ),
    *("\n---\n", "\n...\n", "\n", "null", "NaN", "Infinity", "1e999", "9" * 5_000, "-", "\\u0000"),
)


def _with_sign(rng: random.Random, text: str) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(_SIGNS) + text[at:]


def _bracketed(rng: random.Random, text: str) -> str:
    """Brackets beyond all depth, in place of a value or of the file."""
    many = rng.choice(["[", "{", '{"a":', "[[", "- ", "? ", "{a: "]) * rng.choice(
        [70, 3_000, 100_000]
    )
    at = rng.choice([0, rng.randint(0, len(text)), len(text)])
    return rng.choice([many, text[:at] + many + text[at:]])


def _huge(rng: random.Random, text: str) -> str:
    """A value of a million characters, or as many items."""
    huge = rng.choice(['"' + "x" * 1_000_000 + '"', "[" + "1," * 300_000 + "1]", "a b " * 200_000])
    return _valued(rng, text, huge)


def _valued(rng: random.Random, text: str, value: str) -> str:
    """A line with another value."""
    lines = text.splitlines()
    keyed = [number for number, line in enumerate(lines) if ":" in line]
    if not keyed:
        return value
    at = rng.choice(keyed)
    return "\n".join([*lines[:at], f"{lines[at].partition(':')[0]}: {value}", *lines[at + 1 :]])


_OF_TEXT: tuple[Mutation, ...] = (
    *(_without_lines, _repeated_lines, _swapped_lines, _cut, _without_characters),
    *(_with_sign, _with_sign, _bracketed, _huge),
)


_BOMB = "\n".join(
    ["l0: &l0 [x, x]", *(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10))]
)
_VALUES = (
    "!!python/name:os.system",
    *("!!python/object/apply:tests.torture.mutations.obey []", "!ENV HOME", "!!binary x"),
    *("!!set {a, b}", "!!omap [a: 1]", "!!pairs [a: 1]", "!!timestamp x", "!!int x", "!!float []"),
    *(
        "!!bool x",
        "!!null x",
        "!!str {}",
        "!!map []",
        "!!seq {}",
        "!!merge x",
        "!unknown x",
        "!<x> y",
    ),
    *("!!int 0x", "!!timestamp 2026-99-99", "2026-02-30", "2026-99-99T99:99:99", "1:60:60", "0b2"),
    *("&a [*a]", "&a {b: *a}", "*nobody", "&x x", "{<<: 5}", "{<<: [1]}", "{<<: {slug: x}}"),
    *("{? [a]: b}", "{? {a: b}: c}", "{[]: 1}", "? x", "|\n x\n  y", ">-\n", "|9\n x", '"\\ud800"'),
    *('"\\x00"', '"\\u202e"', "{a: 1, a: 2}", ".inf", ".nan", "1e400", "=", "~", "@x", "`x`", "%x"),
    *(
        "{{}: 1}",
        "[[[[]]]]",
        "{1.5: x}",
        "{null: x}",
        "{true: x}",
        "!!python/tuple [1]",
        "!relative x",
    ),
    *(
        "!!python/object/new:type [x]",
        "!!python/long 9",
        "!!python/bytes x",
        "!relative $config_dir",
    ),
)


def _odd_value(rng: random.Random, text: str) -> str:
    return _valued(rng, text, rng.choice(_VALUES))


def _odd_file(rng: random.Random, text: str) -> str:
    return rng.choice(
        (
            *(
                f"{text}\n{_BOMB}\n",
                f"{_BOMB}\n{text}",
                "",
                " \n",
                "# nothing\n",
                "null",
                "[]",
                "x",
            ),
            *("- a\n- b\n", "---\n---\n", f"%YAML 9.9\n---\n{text}", f"%TAG ! x\n---\n{text}"),
            *(f"{text}\n---\n{text}", f"\ufeff{text}", text.replace("\n", "\r"), text * 3, "{}"),
            *(f"INHERIT: mkdocs.yml\n{text}", f"INHERIT: [x]\n{text}", f"INHERIT: /x.yml\n{text}"),
            *(text.replace(":", ":\t"), text.replace("  ", "\t"), text.upper(), text[::-1]),
        )
    )


_OF_YAML: tuple[Mutation, ...] = (_odd_value, _odd_value, _odd_file)
