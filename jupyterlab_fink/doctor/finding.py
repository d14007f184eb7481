"""What a check has found, and how it is said. The same lines and JSON as those of the gateway's own command."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

GRADES = ("ok", "warning", "fault")
"""From well to bad; the place is the exit code."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
SECRET = re.compile(r"(TOKEN|SECRET|PASSWORD|PASSWD|API_KEY)$")
SHORTEST = 4
"""Characters of a secret; a shorter text would be found in innocent words."""


@dataclass(frozen=True)
class Finding:
    """One line of the doctor."""

    check: str
    """What was looked at: ``kernel python3``."""
    grade: str
    text: str
    remedy: str = ""
    """What to do; empty when all is well."""

    def lines(self) -> str:
        """One or two lines of text."""
        line = f"{self.grade:<8} {self.check + ':':<16} {CONTROL.sub(' ', self.text)}"
        return f"{line}\n{'':9}mend: {CONTROL.sub(' ', self.remedy)}" if self.remedy else line

    def json(self) -> dict[str, str]:
        """Its members; ``remedy`` only where there is one."""
        said = {"check": self.check, "grade": self.grade, "text": self.text}
        return said | ({"remedy": self.remedy} if self.remedy else {})

    def without(self, secrets: Sequence[str]) -> Finding:
        """The same without secrets, and without passwords in addresses."""
        return Finding(self.check, self.grade, _cleaned(self.text, secrets), _cleaned(self.remedy, secrets))


def secrets_of(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Values of the environment that are nobody's business, the longest first."""
    values = {value for name, value in environ.items() if SECRET.search(name) and len(value) >= SHORTEST}
    return sorted(values, key=len, reverse=True)


def worst(findings: Sequence[Finding]) -> str:
    """The worst grade; ``ok`` of nothing."""
    return max((finding.grade for finding in findings), key=GRADES.index, default="ok")


def summary(findings: Sequence[Finding]) -> str:
    """The last line."""
    counts = [(sum(each.grade == grade for each in findings), grade) for grade in ("fault", "warning")]
    said = [f"{number} {grade}{'' if number == 1 else 's'}" for number, grade in counts if number]
    return ", ".join(said) or "all is well"


def as_json(findings: Sequence[Finding]) -> str:
    """All findings as JSON."""
    said: dict[str, Any] = {"grade": worst(findings), "findings": [finding.json() for finding in findings]}
    return json.dumps(said, indent=2, ensure_ascii=False)


def _cleaned(text: str, secrets: Sequence[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, "***")
    return re.sub(r"(\w://)[^/@\s\"']*@", r"\1***@", text)
