"""Paper terms: what the next build asks by, in another process."""

import os
import subprocess
import sys

_DIGEST = """
from hashlib import sha256
from msgspec.msgpack import encode
from sitegen.text.phrases import Phrase
from sitegen.library import paper_terms
from tests.factories import library, paper, topic

asked = []
written = paper_terms._written
paper_terms._written = lambda *given: asked.append(given) or written(*given)
papers = [paper(f"Lantern oil {word} number {n}") for n in range(9) for word in ("moth", "owl")]
phrases = tuple(Phrase(text=text, weight=9.0) for text in ("lamp oil", "owl moth", "night owl"))
found = paper_terms.paper_terms(library(papers, topics=[topic(phrases=phrases)]))
print(sha256(encode((asked, found))).hexdigest())
"""


def test_terms_are_the_same_bytes_in_every_process() -> None:
    """Else nothing that is kept of them is ever found again."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", _DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(digests) == 1
