"""Web manifest: what a phone needs to put the site on its home screen, and the icons for it."""

import json

from sitegen.content.settings import Settings
from sitegen.export.icon import INK, icon
from sitegen.site_map import HOME

MANIFEST = "manifest.webmanifest"
_ICONS = "assets/sitegen/icon-{}.png"
_PAPER = "#fbfaf7"
_SHORT = 12  # characters that home screens show below an icon


def install_files(settings: Settings) -> dict[str, str | bytes]:
    """The manifest and its icons, by path. Addresses in it are relative: any sub-path will do."""
    icons: dict[str, str | bytes] = {_ICONS.format(side): icon(side) for side in (192, 512)}
    icons[_ICONS.format("maskable")] = icon(512, maskable=True)
    icons[_ICONS.format(180)] = icon(180, maskable=True)  # for iOS, which cuts its corners itself
    return {MANIFEST: _manifest(settings), **icons}


def _manifest(settings: Settings) -> str:
    values = {
        "name": settings.name,
        "short_name": short_name(settings.name),
        "description": settings.description,
        "lang": "en",
        "start_url": HOME.address,
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": f"#{INK.hex()}",
        "icons": [
            *(_icon(str(side), side) for side in (192, 512)),
            {**_icon("maskable", 512), "purpose": "maskable"},
        ],
    }
    filled = {key: value for key, value in values.items() if value}
    return json.dumps(filled, ensure_ascii=False, indent=2) + "\n"


def _icon(name: str, side: int) -> dict[str, str]:
    return {"src": _ICONS.format(name), "sizes": f"{side}x{side}", "type": "image/png"}


def short_name(name: str) -> str:
    """The first words of a name that fit below an icon, at least one, and none of mere signs last:
    `Parallel` of `Parallel & Sequential`.
    """
    words = name.split()
    fitting = [n for n in range(1, len(words) + 1) if len(" ".join(words[:n])) <= _SHORT]
    kept = words[: max(fitting, default=1)]
    while len(kept) > 1 and not any(sign.isalnum() for sign in kept[-1]):
        kept.pop()
    return " ".join(kept)
