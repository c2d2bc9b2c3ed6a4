"""Banner: what is wrong with the last build, shown over the pages of the last good one."""

from collections.abc import Sequence

from sitegen.errors import Problem
from sitegen.text.clean import escape, printable

_MOST = 50  # problems; the terminal has them all

# Shown when no site was ever built.
NO_SITE = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>No site yet</title>
</head>
<body>
<h1>No site yet</h1>
<p>The next edit of its sources builds it.</p>
</body>
</html>
"""


def banner(problems: Sequence[Problem]) -> str:
    """HTML that can be folded, and is readable without script or style."""
    items = [f"<li>{_item(problem)}</li>" for problem in problems[:_MOST]]
    if len(problems) > _MOST:
        items.append(f"<li>and {len(problems) - _MOST} more: see the terminal</li>")
    return (
        '<section class="sg-failure" role="alert"><details open>'
        "<summary>The last build failed. Below is the last good page, if there is one.</summary>"
        f"<ul>{''.join(items)}</ul></details></section>"
    )


def _item(problem: Problem) -> str:
    place, message, remedy = map(_text, (problem.place, problem.message, problem.remedy))
    return f"<code>{place}</code> {message} <em>{remedy}</em>"


def _text(text: str) -> str:
    return escape(printable(text))
