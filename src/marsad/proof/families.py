"""Families of cases: one value and many phrasings of it, after the Corpus of Duckling. Each phrasing becomes a case of its own.

A family holds the value's keys and, under ``phrasings``, texts in which exactly one mention must be read: over the whole text,
or over the words under ``span``; with ``besides: yes`` others may stand beside it. Under ``none`` stand texts in which nothing
may be read; under ``known_failures``, what is not read rightly yet (texts of nothing, where the family has no value).
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.errors import KnowledgeError
from marsad.knowledge import Entry, Knowledge
from marsad.knowledge.problems import Problem
from marsad.proof.mentions import prove_case
from marsad.proof.reading import problem
from marsad.reader import Reader

DIMENSIONS = ("time", "quantity")
_ABOUT = ("name", "because", "published", "besides", "phrasings", "none", "known_failures")


def families(knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    """Every family with the dimension that it is of."""
    for dimension in DIMENSIONS:
        for name in knowledge.names(f"cases/{dimension}/*.yaml"):
            for entry in knowledge.entries(name):
                yield dimension, entry


def cases(dimension: str, family: Entry) -> Iterator[tuple[str, Entry]]:
    """The cases of a family, each with the key of the list that it stands in."""
    if not any(family.items_of(key) for key in ("phrasings", "none", "known_failures")):
        raise KnowledgeError(
            "The family has no texts. Write them under «phrasings», or under «none» if nothing may be read in them."
            " · العائلة بلا نصوص. اكتبها تحت phrasings أو تحت none.",
            family.file,
            family.line,
        )
    for key in ("phrasings", "known_failures", "none"):
        for number, item in enumerate(family.items_of(key)):
            line = family.line_of(key, number)
            yield key, _case(dimension, family, item if isinstance(item, Entry) else _of_text(item, family, line), key)


def _of_text(text: object, family: Entry, line: int) -> Entry:
    found = Entry(family.file, line)
    found["text"] = str(text)
    return found


def _case(dimension: str, family: Entry, phrasing: Entry, key: str) -> Entry:
    """A phrasing as a case with its one mention, or with none."""
    case = Entry(phrasing.file, phrasing.line)
    case["text"] = phrasing.text("text")
    for name in ("published", "besides"):
        if name in family:
            case[name] = family.text(name)
    value = {name: value for name, value in family.items() if name not in _ABOUT}
    if key == "none" or not value:
        case[dimension] = "none"
        return case
    mention = Entry(phrasing.file, phrasing.line)
    mention["text"] = phrasing.text("span", phrasing.text("text"))
    mention.update(value)
    case[dimension] = [mention]
    return case


def prove_phrasing(reader: Reader, key: str, case: Entry) -> Iterator[Problem]:
    """What a phrasing expects and does not get; of a known failure, that it is read rightly by now."""
    failures = prove_case(reader, case)
    if key != "known_failures":
        yield from failures
    elif not list(failures):
        yield problem(
            case,
            "This known failure is read rightly by now. Move it to the phrasings.",
            "صار هذا الخطأ المعروف يقرأ صحيحا. انقله إلى الصياغات.",
        )
