"""Tests of the server extension; not part of the wheel."""
