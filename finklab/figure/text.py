"""Text from alerts is hostile: plotly reads pseudo-HTML, templates and TeX in titles."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .numbers import shortest

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


def count_title(objects: int) -> str:
    """Title of a map of so many objects, as the sidebar gives it."""
    return f"{objects} {'object' if objects == 1 else 'objects'}"


def cone_title(cone: Mapping[str, float]) -> str:
    """Title of a circle ``{ra, dec, radius}`` (ICRS degrees, arcseconds), as the sidebar gives it."""
    sign = "\N{MINUS SIGN}" if cone["dec"] < 0 else "+"
    return f"Objects within {_angle(cone['radius'])} of {cone['ra']:.5f} {sign}{abs(cone['dec']):.5f}"


def _angle(arcsec: float) -> str:
    """A length on the sky in the unit that reads best: ``10″``, ``5\N{PRIME}``, ``1.5°``."""
    for size, unit in ((3600, "°"), (60, "\N{PRIME}")):
        if arcsec >= size:
            return f"{shortest(float(f'{arcsec / size:.4g}'))}{unit}"
    return f"{shortest(float(f'{arcsec:.4g}'))}″"
