"""Claims for the eye: one block of lines for each, in Arabic, right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rich.cells import cell_len

from marsad.export.values import Values
from marsad.model.claim import Claim
from marsad.model.text import Document
from marsad.text.visible import visible

MIN_WIDTH, MAX_WIDTH = 40, 110  # columns; a longer line of Arabic is hard to follow

_COLOURS = {
    "asserted": "32",
    "alleged": "33",
    "denied": "31",
    "negated": "31",
    "planned": "36",
    "hypothetical": "36",
    "historical": "35",
}
_GAP = "  "


class ClaimTable:
    """Writes claims under their documents. On a terminal (``wide``) lines are set against the right edge."""

    def __init__(self, values: Values, turn: Callable[[str], str], width: int, wide: bool, colour: bool) -> None:
        self._values = values
        self._turn = turn
        self._width = max(MIN_WIDTH, min(width, MAX_WIDTH))
        self._wide = wide
        self._colour = colour

    def document(self, document: Document, claims: Iterable[Claim]) -> Iterator[str]:
        """The lines of a document: its name, a rule, then its claims."""
        yield from self.heading(self._values.title(document))
        number = 0
        for number, claim in enumerate(claims, 1):
            yield from self._claim(number, claim)
        if not number:
            yield self._line(self._values.labels("word", "no-claims"), "2")
        yield "\n"

    def heading(self, words: str) -> Iterator[str]:
        """A title on lines of its own, and a rule under it."""
        for line in _wrapped(words, self._width):
            yield self._line(line, "1")
        yield ("━" if self._wide else "-") * self._width + "\n"

    def _claim(self, number: int, claim: Claim) -> Iterator[str]:
        fact = self._values.factuality(claim)
        heading = f"{self._values.head(claim)} · {fact} · {number}"
        for line in _wrapped(heading, self._width):
            yield self._line(line, "1;" + _COLOURS.get(claim.factuality, "0"))
        fields = [(heading, words) for heading, words in self._values.fields(claim) if words.strip()]
        column = max((cell_len(heading) for heading, _ in fields), default=0)
        for heading, words in fields:
            yield from self._field(heading, " ".join(words.split()), column)
        yield "\n"

    def _field(self, heading: str, words: str, column: int) -> Iterator[str]:
        """A heading with its words beside it; what does not fit goes on below the words."""
        room = self._width - column - 2 * len(_GAP)
        for index, line in enumerate(_wrapped(words, room)):
            first = (heading if index == 0 else "").ljust(column + len(heading) - cell_len(heading))
            yield self._line(f"{_GAP}{first}{_GAP}{line}")

    def _line(self, line: str, style: str = "") -> str:
        margin = " " * (self._width - cell_len(line)) if self._wide else ""
        shown = self._turn(line) if self._wide else line
        return f"{margin}\x1b[{style}m{shown}\x1b[0m\n" if style and self._colour else f"{margin}{shown}\n"


def _wrapped(words: str, room: int) -> Iterator[str]:
    """The words on lines of at most ``room`` cells; a word longer than that is cut."""
    line = ""
    for word in map(visible, words.split()):  # what a report holds must not steer the terminal
        while cell_len(word) > room:
            if line:
                yield line
                line = ""
            yield word[:room]
            word = word[room:]
        longer = f"{line} {word}" if line else word
        if cell_len(longer) > room:
            yield line
            longer = word
        line = longer
    yield line
