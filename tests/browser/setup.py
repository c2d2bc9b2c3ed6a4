"""Set up a browser for the tests: Debian's Chromium where it is, or Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")


def main() -> int:
    """Install what is missing: Debian's package as root on Debian, else Playwright's browser."""
    if CHROMIUM.exists():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0 and _debian():
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)
        return 0
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(playwright, check=False).returncode


def _debian() -> bool:
    release = Path("/etc/os-release")
    return release.is_file() and "\nID=debian" in f"\n{release.read_text()}"


if __name__ == "__main__":
    raise SystemExit(main())
