"""Tests of the kernel helpers."""
