"""The words of the page in its two languages: texts of ``data/words.csv``, labels of the knowledge, numbers and days."""

from __future__ import annotations

import csv
import datetime
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from marsad.export.labels import Labels
from marsad.export.said import Language, rows_of
from marsad.knowledge import Knowledge
from marsad.knowledge.ontology import FILES

Digits: TypeAlias = Literal["arabic", "western"]

_TEXTS = Path(__file__).parent / "data" / "words.csv"
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_MARKS = str.maketrans(",.", "٬٫")  # between thousands, before decimals


@cache
def texts() -> dict[str, dict[str, str]]:
    """Key → language → text. Forms of a counted word stand between bars: see ``Words.counted``."""
    with _TEXTS.open(encoding="utf-8", newline="") as stream:
        return {row["key"]: {"ar": row["ar"], "en": row["en"]} for row in csv.DictReader(stream)}


class Words:
    """What the page says in one language. ``digits`` are those of its numbers; words of reports keep their own."""

    def __init__(self, knowledge: Knowledge, language: Language = "ar", digits: Digits | None = None) -> None:
        self.language = language
        self.digits = digits or ("arabic" if language == "ar" else "western")
        self._labels = Labels(knowledge)
        self._types = _english_types(knowledge)
        self._countries = _countries(knowledge, language)

    def __call__(self, key: str, **values: object) -> str:
        """A text of ``words.csv``, numbers among its values written as the page writes them; KeyError if there is none."""
        told = {name: self.number(value) if isinstance(value, int | float) else value for name, value in values.items()}
        text = texts()[key][self.language]
        number = values.get("n")
        return (self._form(text, number) if isinstance(number, int) else text).format(**told)

    def counted(self, key: str, number: int) -> str:
        """A number with its noun."""
        return self(key, n=number)

    def _form(self, text: str, number: int) -> str:
        """The form that goes with a number. In English: one, other; in Arabic: none, one, two, a few (3–10), many, other."""
        forms = text.split("|")
        if len(forms) == 1:
            return text
        if self.language == "en":
            return forms[0] if number == 1 else forms[1]
        rest = number % 100
        few = 3 if 3 <= rest <= 10 else 4 if rest >= 11 else 5
        return forms[number if number < 3 else few]

    def label(self, group: str, value: str) -> str:
        """What the page calls a value of the record; a value that has no label is shown as it is."""
        own = texts().get(f"{group}/{value}")
        if own is not None:
            return own[self.language]
        return self._labels(group, value) if self.language == "ar" else value.replace("-", " ")

    def type(self, slug: str) -> str:
        """The name of an event type."""
        return self._labels("type", slug) if self.language == "ar" else self._types.get(slug, slug.replace("-", " "))

    def country(self, code: str) -> str:
        """The name of a country by its ISO code; the code where there is no name."""
        return self._countries.get(code, code)

    def number(self, number: float) -> str:
        """A number with its thousands parted; of a fraction one decimal."""
        figures = f"{number:,.1f}".removesuffix(".0") if isinstance(number, float) else f"{number:,}"
        return self.plain(figures.translate(_MARKS) if self.digits == "arabic" else figures)

    def plain(self, figures: str) -> str:
        """Figures in the digits of the page."""
        return figures.translate(_EASTERN) if self.digits == "arabic" else figures

    def range(self, low: int | None, best: int | None, high: int | None) -> str:
        """A range: «27–32», «28 or more», «at most 9»; the best value after it, where it says more."""
        if low is not None and low == high:
            return self.number(low)
        if high is None:
            first = low if low is not None else best
            return "" if first is None else self("or-more", n=first)
        said = f"{self.number(low)}–{self.number(high)}" if low else self("at-most", n=high)
        return said if best is None else f"{said} {self('likeliest', n=best)}"

    def day(self, iso: str | None, year: bool = True) -> str:
        """A day, or a moment: «20 July 2015», «٢٠ تموز/يوليو ٢٠١٥». What is no day is shown as it is."""
        if iso is None:
            return self("no-day")
        try:
            date = datetime.date.fromisoformat(iso[:10])
        except ValueError:
            return iso
        said = f"{self.plain(str(date.day))} {self(f'month/{date.month}')}" + (
            f" {self.plain(str(date.year))}" if year else ""
        )
        clock = iso[11:16] if len(iso) > 15 and iso[10] in "T " else ""
        return f"{said} {self.plain(clock)}".strip()

    def month(self, year: int, month: int) -> str:
        return f"{self(f'month/{month}')} {self.plain(str(year))}"

    def days(self, start: str | None, end: str | None) -> str:
        """An interval of days, either end of which may be open."""
        if start and end:
            return self.day(start) if start == end else self("from-to", first=self.day(start), last=self.day(end))
        if end:
            return self("not-after", day=self.day(end))
        return self("not-before", day=self.day(start)) if start else self("no-day")

    def listed(self, items: list[str], most: int = 6) -> str:
        """Different items one after another, the rest counted."""
        different = list(dict.fromkeys(item for item in items if item))
        more = len(different) - most
        rest = [self("and-more", n=more)] if more > 0 else []
        return self("comma").join(different[:most] + rest)


def _countries(knowledge: Knowledge, language: Language) -> dict[str, str]:
    rows = rows_of("countries") if language == "en" else knowledge.table("gazetteer/countries.csv")
    return {row["code"]: row["name"] for row in rows}


def _english_types(knowledge: Knowledge) -> dict[str, str]:
    entries = (entry for name in knowledge.names(FILES) for entry in knowledge.entries(name))
    return {entry.text("type"): entry.text("name_en") for entry in entries}
