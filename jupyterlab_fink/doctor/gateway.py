"""What the gateway itself says: its command ``doctor``, line by line, also when it ends in the middle."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .finding import GRADES, Finding


def check_gateway(node: str, main: Path, arguments: list[str]) -> Iterator[Finding]:
    """Findings of ``node main doctor``. A gateway that cannot say them is a finding too."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        try:
            process = subprocess.Popen(
                [node, str(main), "doctor", "--lines", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            yield Finding("gateway", "fault", f"{node} cannot be run: {error}", "Install the package again")
            return
        with process:
            assert process.stdout is not None
            for line in process.stdout:
                found = _finding(line)
                if found is not None:
                    yield found
        if process.returncode not in range(len(GRADES)):
            errors.seek(0)
            last = (errors.read().strip().splitlines() or ["without a word"])[-1][:300]
            yield Finding(
                "gateway",
                "fault",
                f"it ended with {process.returncode} while it looked at itself: {last}",
                "A damaged store can end it: run jupyter fink check. Else install the package again",
            )


def _finding(line: str) -> Finding | None:
    try:
        said = json.loads(line)
        grade = said["grade"] if said["grade"] in GRADES else "fault"
        return Finding(str(said["check"]), grade, str(said["text"]), str(said.get("remedy", "")))
    except (ValueError, KeyError, TypeError):
        return None
