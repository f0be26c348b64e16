"""The words of time, by their match keys. Every table lies in ``knowledge/ar/lexicon/time``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from marsad.knowledge import Knowledge, Row
from marsad.text.fold import key

FOLDER = "lexicon/time"


class Hit(NamedTuple):
    """A table's row that stands at a place of a sentence; ``end`` is exclusive."""

    end: int
    row: Row


class Phrases:
    """Rows by the words they are written with; the longest at a place is found first."""

    def __init__(self, article: str = "", joiner: str = "") -> None:
        self._article = article
        self._joiner = joiner
        self._by_first: dict[str, list[tuple[tuple[str, ...], Row]]] = {}

    def add(self, text: str, row: Row) -> None:
        """Index ``row`` under ``text``; with the article too where this table says so."""
        keys = tuple(key(part) for part in self._parted(text))
        forms = [keys]
        if self._article:
            forms.append((self._article + keys[0], *keys[1:]))
        for form in forms:
            group = self._by_first.setdefault(form[0], [])
            group.append((form, row))
            group.sort(key=lambda pair: -len(pair[0]))

    def _parted(self, text: str) -> list[str]:
        """The words of a phrase, a joining و inside it apart as the text floor has it."""
        parts = text.split()
        found = parts[:1]
        for part in parts[1:]:
            found += [part[0], part[1:]] if self._joiner and part[0] == self._joiner and len(part) > 2 else [part]
        return found

    def at(self, keys: list[str], i: int) -> Hit | None:
        """The longest phrase that begins at ``i``."""
        for form, row in self._by_first.get(keys[i], ()):
            if len(form) == 1 or tuple(keys[i : i + len(form)]) == form:
                return Hit(i + len(form), row)
        return None

    @property
    def firsts(self) -> frozenset[str]:
        """The words that a phrase begins with."""
        return frozenset(self._by_first)

    @property
    def forms(self) -> list[tuple[str, ...]]:
        """Every phrase as its keys."""
        return [form for group in self._by_first.values() for form, _ in group]

    def seconds(self, first: frozenset[str]) -> set[str]:
        """The second words of the phrases that begin with one of ``first``."""
        return {form[1] for word in first for form, _ in self._by_first.get(word, ()) if len(form) > 1}

    def __contains__(self, word: str) -> bool:
        return word in self._by_first


@dataclass(frozen=True, slots=True)
class Number:
    """A number word: its value and what it does in a compound (see ``numbers.csv``)."""

    value: float
    kind: str
    definite: bool


class Lexicon:
    """All tables, loaded once. ``starters`` are the keys that may begin an expression; nothing is tried elsewhere."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.role = self._roles()
        self.article = next(iter(self.role["article"]))
        self.months = self._phrases("months")
        self.weekdays = self._phrases("weekdays")
        self.units = self._phrases("units", article=self.article)
        self.constructs = self._phrases("constructs")
        self.parts = self._phrases("parts")
        self.halves = {row["part"]: row["pm"] for row in self._rows("parts")}  # of the day, by its part
        self.hours = self._phrases("hours")
        self.deictics = self._phrases("deictics")
        self.leans = self._phrases("leans")
        self.echoes = self._phrases("echoes")
        self.thirds = self._phrases("thirds")
        self.seasons = self._phrases("seasons", article=self.article)
        self.holidays = self._phrases("holidays")
        self.periods = self._phrases("periods")
        self.decades = self._phrases("decades")
        self.centuries = self._phrases("centuries")
        self.vague = self._phrases("vague")
        self.fews = self._phrases("fews")
        self.approximators = self._phrases("approximators")
        self.connectors = self._phrases("connectors")
        self.openers = self._phrases("openers")
        self.lengths = self._phrases("lengths")
        self.closers = self._phrases("closers")
        self.sets = self._phrases("sets")
        self.eras = self._phrases("eras")
        self.zones = self._phrases("zones")
        self.adjectives = self._phrases("holiday_adjectives")
        self.names = self._phrases("names", column="text")
        self.supports = self._phrases("supports")
        self.heads = self._grouped("heads")
        self.given = {key(row["name"]) for row in knowledge.table("lexicon/actor/given_names.csv")}
        self.minutes = self._phrases("minutes")
        self.cues = {key(row["word"]): row["of"] for row in self._rows("cues")}
        self.numbers = self._number_words()
        self.bounds = {(row["third"], row["unit"]): row for row in self._rows("third_bounds")}
        self.plurals = {row["unit"]: row for row in self._rows("plural_bounds")}
        self.conventions = {row["id"]: row for row in self._rows("conventions")}
        self.starters = self._starters()
        self.openings = frozenset(self.openers.firsts | self.role["this"] | self.role["same"] | self.role["those"])
        self.followers = self._followers()
        self.whole = self._single_words()
        self.seconds = self._seconds()
        self.atoms: dict[str, tuple[Any, ...]] = {}  # the grammars that may begin with a word: see chain

    def role_word(self, role: str) -> str:
        """The word of a role that has one."""
        return next(iter(self.role[role]))

    def convention(self, name: str) -> int:
        """A convention that is a number."""
        return int(self.conventions[name]["value"])

    def _rows(self, name: str) -> list[Row]:
        return list(self._knowledge.table(f"{FOLDER}/{name}.csv"))

    def _phrases(self, name: str, article: str = "", column: str = "word") -> Phrases:
        found = Phrases(article, next(iter(self.role["joiner"])))
        for row in self._rows(name):
            found.add(row[column], row)
        return found

    def _grouped(self, name: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self._rows(name):
            found.setdefault(key(row["word"]), []).append(row)
        return found

    def _roles(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self._rows("roles"):
            found.setdefault(row["role"], set()).add(key(row["word"]))
        return {role: frozenset(words) for role, words in found.items()}

    def _number_words(self) -> dict[str, list[Number]]:
        found: dict[str, list[Number]] = {}
        for row in self._rows("numbers"):
            word = key(row["word"])
            for form, definite in ((word, False), (self.article + word, True)):
                found.setdefault(form, []).append(Number(float(row["value"]), row["kind"], definite))
        return found

    def _starting(self) -> tuple[Phrases, ...]:
        """The tables whose phrases may begin an expression."""
        return (
            self.months, self.weekdays, self.units, self.constructs, self.parts, self.hours, self.centuries, self.deictics,
            self.thirds, self.seasons, self.holidays, self.periods, self.decades, self.vague, self.openers, self.sets,
            self.names, self.fews,
        )  # fmt: skip

    def _starters(self) -> frozenset[str]:
        roles = (self.role[name] for name in ("this", "those", "hour", "article", "latest", "same"))
        found = set[str]().union(*roles, *(table.firsts for table in self._starting()))
        return frozenset(found | set(self.numbers))

    def _seconds(self) -> dict[str, frozenset[str]]:
        """For words that only begin phrases of several words («على مدار الساعة»): what may stand behind them."""
        roles = (
            self.role[name] for name in ("this", "those", "hour", "article", "latest", "same", "month-head", "century")
        )
        alone = self.openings.union(*roles, self.numbers)
        seconds: dict[str, set[str]] = {}
        for form in (form for table in self._starting() for form in table.forms):
            if len(form) == 1:
                alone |= {form[0]}
            else:
                seconds.setdefault(form[0], set()).add(form[1])
        return {word: frozenset(after) for word, after in seconds.items() if word not in alone}

    def _followers(self) -> frozenset[str]:
        """What may stand after a word that only opens an expression («من», «قبل», «هذا»)."""
        tables = (self.names, self.vague, self.deictics, self.sets, self.parts, self.openers, self.leans, self.holidays)
        found = set().union(*(table.seconds(self.openings) for table in tables))
        small = self.role["that"] | self.role["passing"] | self.role["article"]
        return frozenset(found | self.starters | self.approximators.firsts | small)

    def _single_words(self) -> frozenset[str]:
        tables = (
            self.months,
            self.weekdays,
            self.units,
            self.parts,
            self.deictics,
            self.leans,
            self.echoes,
            self.thirds,
            self.seasons,
            self.vague,
        )
        return frozenset(set().union(*(table.firsts for table in tables)) | set(self.numbers))
