"""How much of an input is read at once, so that memory stays bounded whatever comes."""

from __future__ import annotations

MAX_CHARACTERS = 1_000_000  # of one report: about 170,000 words, a long book
MAX_LINE = 8 * MAX_CHARACTERS  # bytes of one line of JSON or one row of a table: every letter may stand as \\uXXXX
MAX_TEXT = 4 * MAX_CHARACTERS  # bytes of one text file
MAX_JSON = 64 * 1024 * 1024  # bytes of one JSON file that is not JSON Lines
