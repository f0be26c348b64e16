"""The countries that a title names: context for the body, which alone gives mentions."""

from __future__ import annotations

import re

from marsad.recognise.place.gazetteer import Gazetteer, name_key

CLITICS = "وفبلك"
WORD = re.compile(r"\w+")
LONGEST = 3


def countries_of_title(title: str | None, gazetteer: Gazetteer) -> list[str]:
    """The country codes of the plain names in ``title``."""
    tokens = WORD.findall(name_key(title or ""))
    found: list[str] = []
    for at, token in enumerate(tokens):
        for form in (token, token[1:] if token[:1] in CLITICS else ""):
            country = _country(form, tokens[at + 1 : at + LONGEST], gazetteer)
            if country:
                found.append(country)
                break
    return found


def _country(first: str, rest: list[str], gazetteer: Gazetteer) -> str | None:
    if first not in gazetteer.starts:
        return None
    for length in range(len(rest), -1, -1):
        entries = gazetteer.lookup(" ".join([first, *rest[:length]]))
        countries = {entry.country for entry in entries}
        if entries and entries[0].seeded and len(countries) == 1:
            return entries[0].country
    return None
