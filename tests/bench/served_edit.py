"""From saving an edit to the browser being told, by the address that a page's script asks."""

import os
import re
import subprocess
import time
from threading import Thread
from typing import IO
from urllib.request import urlopen

from tests.bench.built_list import BuiltList
from tests.bench.measured import CommandError, cpu_so_far

_URL = re.compile(rb"Serving (http://\S+);")
_BUILT = re.compile(rb'data-built="([^"]+)"')
_EDITS = 3
_LONGEST = 600  # seconds that one answer may take

Seconds = tuple[float, float]  # of the clock, and of CPU


def served_edits(built: BuiltList) -> list[Seconds]:
    """What each of a few edits of one record takes."""
    command = built.command("serve", "--out", str(built.out), "--port", "0")
    environment = {**os.environ, **built.environment}
    with subprocess.Popen(
        command,
        cwd=built.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        try:
            url = _announced(process.stdout)
            Thread(target=process.stdout.read, daemon=True).start()  # or it would fill, and wait
            return [_edited(built, url, process.pid) for _ in range(_EDITS)]
        finally:
            process.terminate()


def _announced(output: IO[bytes]) -> str:
    """The address of the site, which is announced after the first build."""
    said = b""
    for line in output:
        said += line
        if found := _URL.search(line):
            return found[1].decode()
    raise CommandError(said.decode(errors="replace"))


def _edited(built: BuiltList, url: str, pid: int) -> Seconds:
    with urlopen(url, timeout=_LONGEST) as page:
        shown = _BUILT.search(page.read())
    assert shown, "the page has no script that reloads it"
    known = shown[1]
    begun, spent = time.perf_counter(), cpu_so_far(pid)
    built.change_record()
    while _last_build(url, known) == known:
        pass  # each answer comes with a build, or after half a minute
    return time.perf_counter() - begun, cpu_so_far(pid) - spent


def _last_build(url: str, known: bytes) -> bytes:
    with urlopen(f"{url}.serve/built/{known.decode()}", timeout=_LONGEST) as answer:
        return bytes(answer.read())
