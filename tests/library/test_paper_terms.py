"""Paper terms: what the next build asks by, in another process."""

import os
import subprocess
import sys

_DIGEST = """
from hashlib import sha256
from msgspec.msgpack import encode
from sitegen.library.paper_terms import paper_terms
from tests.factories import library, paper
papers = [paper(f"Lantern oil {word} number {n}") for n in range(9) for word in ("moth", "owl")]
print(sha256(encode(paper_terms(library(papers)))).hexdigest())
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
