"""Whatever was kept of another list, a list's search data are what they would be without it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.library.glossary import Glossary
from sitegen.search import Document, search_data
from sitegen.search import data as data_module
from sitegen.search import files as files_module
from sitegen.search import index as index_module
from sitegen.store import open_store
from tests.factories import term

GLOSSARY = Glossary([term("moth cache", "MC")])
WORDS = st.text(alphabet="ab é-", max_size=12)
DOCUMENTS = st.builds(
    Document,
    id=st.uuids().map(str),
    kind=st.just("paper"),
    title=WORDS,
    text=WORDS.map("a moth-cache {}".format),
    url=st.just("papers/*.html"),
    authors=st.lists(WORDS, max_size=2).map(tuple),
    year=st.sampled_from((None, 2020, 2021)),
)
LISTS = st.lists(DOCUMENTS, min_size=1, max_size=9, unique_by=lambda document: document.id)


@pytest.mark.parametrize("whole", [0, 100])
@given(LISTS, DOCUMENTS, st.data())
@settings(max_examples=10)
def test_what_was_kept_changes_nothing(
    whole: int, listed: list[Document], another: Document, data: st.DataObject
) -> None:
    changed = data.draw(st.sampled_from(listed))
    others = [document for document in listed if document is not changed]
    texts = [replace(changed, text=another.text), replace(changed, title=another.title)]
    edits = [others, [*listed, another], *([*others, edited] for edited in texts)]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        for module in (data_module, index_module):
            patched.setattr(module, "WHOLE", whole)
        cold = [search_data(edited, glossary=GLOSSARY) for edited in edits]
        with open_store(Path(folder) / "store") as store:
            search_data(listed, glossary=GLOSSARY)
            store.save()
        with open_store(Path(folder) / "store"):
            assert [search_data(edited, glossary=GLOSSARY) for edited in edits] == cold


def test_a_changed_program_is_written_though_the_data_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [Document(id="a", kind="paper", title="Moths", text="They fly.", url="a.html")]
    with open_store(tmp_path / "store"):
        before = search_data(listed)
        monkeypatch.setattr(files_module, "program", lambda: "another()")
        after = search_data(listed)
    changed = {path for path in after.files if after.files[path] != before.files[path]}
    assert changed == {"search/program.js"}
