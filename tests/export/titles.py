"""Hostile titles: what anybody may have typed, as a paper keeps it."""

from hypothesis import strategies as st

from sitegen.text.clean import readable

MARKS = "{}\\$%&#_~^`'\"<>]]>;,:-–—@|/!?*+=()ÀéßŁ漢字λ²😀 \n\r\t\u2028\x00"

HOSTILE = (
    "}, author = {Nobody}, note = {",
    "@inproceedings{key, title = {Other}}",
    "100% of $5 & #1_000 ~ ^ \\ \\macro{x}",
    "]]><script>alert(1)</script><!-- &amp; &#0; -->",
    "TY  - JOUR ER  - ",
    '=HYPERLINK("https://example.org")',
    "Tab\tand\r\nline\u2028breaks",
    "``Quotes'' --- and '' -- ligatures ?` !`",
    "Emoji 😀 and 漢字",
)

titles = (
    st.one_of(
        st.sampled_from(HOSTILE),
        st.text(alphabet=st.sampled_from(MARKS + "aB c1"), max_size=40),
        st.text(max_size=40),
    )
    .map(readable)
    .filter(lambda text: text and readable(text) == text)
)
