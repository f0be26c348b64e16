"""What the rules share while one record goes through them: the profile, the names anybody may read, what was withheld."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast

from marsad.export.profiles.names import Names
from marsad.export.profiles.profile import Profile
from marsad.export.profiles.secret import Secrets
from marsad.export.profiles.withheld import Withheld
from marsad.export.profiles.words import folded, tokens
from marsad.model.fields import Json

# What withheld words tell: who somebody is (each word of them stays everywhere in the record), where something is (they stay
# as a whole), what somebody or something is (they stay where they are more than one word), or no secret (when).
Tells: TypeAlias = Literal["who", "where", "what", "when"]


@dataclass(slots=True)
class Context:
    """One record on its way out.

    ``opened``: id and name of the places and actors of claims that may leave, of all records so far. ``words``: the words
    of sources and persons of this record; ``spans``: where withheld words stand.
    """

    profile: Profile
    names: Names
    secrets: Secrets
    opened: set[tuple[str | None, str]] = field(default_factory=set)
    withheld: list[Withheld] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def hide(self, part: Json, key: str, path: str, reason: str, instead: object = None) -> None:
        """Take a value out of a part of the record, and note it."""
        if part.get(key) not in (None, "", instead):
            self.withheld.append(Withheld(f"{path}.{key}" if path else key, reason, part[key]))
        if key in part:
            part[key] = instead

    def hide_words(self, part: Json, path: str, reason: str, tells: Tells = "who") -> None:
        """Take the words of a part out, and whatever stands over them."""
        text = part.get("text")
        if not isinstance(text, str) or not text:
            return
        self.spans.append((cast(int, part["start"]), cast(int, part["end"])))
        if tells == "who":
            self.learn(text)
        elif tells == "where" or (tells == "what" and len(text.split()) > 1):
            self.secrets.add(text)
        self.hide(part, "text", path, reason, "")
        part["start"] = part["end"] = 0

    def learn(self, words: object) -> None:
        """Learn words that tell who somebody is: as a whole, and without what comes before a name («الشاهد …»)."""
        if isinstance(words, str):
            self.secrets.add(words)
            self.words |= tokens(words)
            several = folded(words).split()
            for first in range(1, len(several) - 1):
                self.secrets.add(" ".join(several[first:]))


def parts(record: Json, key: str) -> list[Json]:
    """The objects of a list of the record."""
    return cast(list[Json], record.get(key) or [])


def part(record: Json, key: str) -> Json | None:
    """An object of the record, or None."""
    return cast("Json | None", record.get(key))
