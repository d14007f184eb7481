"""Text from alerts is hostile: plotly reads pseudo-HTML, templates and TeX in titles."""

from __future__ import annotations

import re

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "%": "&#37;", "$": "&#36;"})


def plain(text: str) -> str:
    """Text that plotly shows as it is."""
    return text.translate(_ENTITIES)


def simulated(object_id: str) -> bool:
    """Whether an object of this id was made by the simulator."""
    return re.match(r"ZTF\d\dsim", object_id, re.IGNORECASE) is not None


def shown(object_id: str) -> str:
    """An id with the word that every simulated object carries wherever it is shown."""
    return f"{object_id} – simulated" if simulated(object_id) else object_id
