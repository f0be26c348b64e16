"""The endings of Arabic words. A stem names the groups of endings that it takes, one letter a group.

Verbs: B bare, b bare before a pronoun, T the feminine ت, W the plural و, A the dual ا, C endings that begin with a consonant,
N the feminine plural ن, J the jussive where it shows. Nominals: M a bare stem, m the same before a pronoun only,
D the dual, F ة with its dual, O the sound masculine plural, S the sound feminine plural, P a broken plural,
p the same before a pronoun only, K a broken plural in ة.
"""

from __future__ import annotations

from typing import NamedTuple


class Stem(NamedTuple):
    """What the lexicon knows of one stem: its letters, the groups of endings it takes, and what it reads as."""

    letters: str
    groups: str
    lemma: str
    upos: str
    feats: str
    verb: str | None
    rank: int = 0


class Ending(NamedTuple):
    """One ending: its letters, its group, whether a pronoun follows ("+", "-" or "?") or an article stands before."""

    letters: str
    group: str
    feats: str
    pronoun: str = "?"
    article: str = "?"
    rank: int = 0


PERFECT = (
    Ending("", "B", "Gender=Masc|Number=Sing|Person=3", "-"),
    Ending("", "b", "Gender=Masc|Number=Sing|Person=3", "+"),
    Ending("ت", "T", "Gender=Fem|Number=Sing|Person=3"),
    Ending("تا", "T", "Gender=Fem|Number=Dual|Person=3"),
    Ending("وا", "W", "Gender=Masc|Number=Plur|Person=3", "-"),
    Ending("و", "W", "Gender=Masc|Number=Plur|Person=3", "+"),
    Ending("ا", "A", "Gender=Masc|Number=Dual|Person=3", "?", "?", 2),
    Ending("ت", "C", "Number=Sing|Person=1", "?", "?", 3),
    Ending("نا", "C", "Number=Plur|Person=1", "?", "?", 1),
    Ending("ن", "C", "Gender=Fem|Number=Plur|Person=3", "?", "?", 2),
    Ending("تم", "C", "Gender=Masc|Number=Plur|Person=2", "-", "?", 3),
    Ending("تمو", "C", "Gender=Masc|Number=Plur|Person=2", "+", "?", 3),
    Ending("تما", "C", "Number=Dual|Person=2", "?", "?", 4),
)

IMPERFECT_BARE = (
    Ending("", "B", "", "-"),
    Ending("", "b", "", "+"),
    Ending("", "J", "Mood=Jus", "?", "?", 1),
)

IMPERFECT: dict[str, tuple[Ending, ...]] = {
    "ي": (
        *(e._replace(feats="Gender=Masc|Number=Sing|Person=3|" + e.feats) for e in IMPERFECT_BARE),
        Ending("ون", "W", "Gender=Masc|Mood=Ind|Number=Plur|Person=3"),
        Ending("وا", "W", "Gender=Masc|Mood=Sub|Number=Plur|Person=3", "-"),
        Ending("و", "W", "Gender=Masc|Mood=Sub|Number=Plur|Person=3", "+"),
        Ending("ان", "A", "Gender=Masc|Mood=Ind|Number=Dual|Person=3"),
        Ending("ا", "A", "Gender=Masc|Mood=Sub|Number=Dual|Person=3", "?", "?", 1),
        Ending("ن", "N", "Gender=Fem|Number=Plur|Person=3", "?", "?", 1),
    ),
    "ت": (
        *(e._replace(feats="Gender=Fem|Number=Sing|Person=3|" + e.feats) for e in IMPERFECT_BARE),
        Ending("ون", "W", "Gender=Masc|Mood=Ind|Number=Plur|Person=2", "?", "?", 1),
        Ending("وا", "W", "Gender=Masc|Mood=Sub|Number=Plur|Person=2", "-", "?", 1),
        Ending("و", "W", "Gender=Masc|Mood=Sub|Number=Plur|Person=2", "+", "?", 2),
        Ending("ان", "A", "Gender=Fem|Mood=Ind|Number=Dual|Person=3"),
        Ending("ا", "A", "Gender=Fem|Mood=Sub|Number=Dual|Person=3", "?", "?", 1),
        Ending("ين", "W", "Gender=Fem|Mood=Ind|Number=Sing|Person=2", "?", "?", 3),
    ),
    "ن": tuple(e._replace(feats="Number=Plur|Person=1|" + e.feats, rank=1) for e in IMPERFECT_BARE),
    "أ": tuple(e._replace(feats="Number=Sing|Person=1|" + e.feats, rank=3) for e in IMPERFECT_BARE),
}

NOMINAL = (
    Ending("", "M", "Number=Sing"),
    Ending("", "m", "Number=Sing", "+"),
    Ending("ا", "M", "Case=Acc|Definite=Ind|Number=Sing", "-", "-"),
    Ending("ان", "D", "Case=Nom|Number=Dual", "-"),
    Ending("ين", "D", "Case=Acc|Number=Dual", "-", "?", 1),
    Ending("ا", "D", "Case=Nom|Number=Dual", "?", "-", 3),
    Ending("ي", "D", "Case=Acc|Number=Dual", "?", "-", 3),
    Ending("ة", "F", "Gender=Fem|Number=Sing", "-"),
    Ending("ت", "F", "Gender=Fem|Number=Sing", "+"),
    Ending("تان", "F", "Case=Nom|Gender=Fem|Number=Dual", "-"),
    Ending("تين", "F", "Case=Acc|Gender=Fem|Number=Dual", "-"),
    Ending("تا", "F", "Case=Nom|Gender=Fem|Number=Dual", "?", "-"),
    Ending("تي", "F", "Case=Acc|Gender=Fem|Number=Dual", "?", "-"),
    Ending("ون", "O", "Case=Nom|Gender=Masc|Number=Plur", "-"),
    Ending("ين", "O", "Case=Acc|Gender=Masc|Number=Plur", "-"),
    Ending("و", "O", "Case=Nom|Gender=Masc|Number=Plur", "?", "-", 2),
    Ending("ي", "O", "Case=Acc|Gender=Masc|Number=Plur", "?", "-", 2),
    Ending("ات", "S", "Gender=Fem|Number=Plur"),
    Ending("", "P", "Number=Plur"),
    Ending("", "p", "Number=Plur", "+"),
    Ending("ا", "P", "Case=Acc|Definite=Ind|Number=Plur", "-", "-", 1),
    Ending("ة", "K", "Number=Plur", "-"),
    Ending("ت", "K", "Number=Plur", "+"),
)
