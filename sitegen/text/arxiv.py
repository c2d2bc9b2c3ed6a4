"""arXiv ids: `2408.01234`, or `math.GT/0309136` before 2007, alone or in the usual addresses."""

import re

_ID = r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?"
_FORMS = (
    rf"(?:(?i:arxiv):\s?)?({_ID})",
    rf"(?i:(?:https?://)?(?:www\.|export\.)?arxiv\.org)/(?:abs|pdf|html)/({_ID})"
    r"(?:\.pdf)?/?(?:[?#]\S*)?",
)
_WRITTEN = tuple(re.compile(form, re.ASCII) for form in _FORMS)


def arxiv_id(text: str) -> str | None:
    """The id, with its version if there is one; None for anything else."""
    found = (form.fullmatch(text) for form in _WRITTEN)
    return next((match[1] for match in found if match), None)
