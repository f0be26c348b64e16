"""The lexicon's tables turned into stems."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.errors import KnowledgeError
from marsad.knowledge import Knowledge, Row
from marsad.text.paradigm.affixes import Stem
from marsad.text.paradigm.derived import active_participle, masdars, passive_participle
from marsad.text.paradigm.nouns import adjective_stems, noun_stems
from marsad.text.paradigm.verbs import Stems, Verb

FORMS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q", "QII", "QIV")
_RARELY_PASSIVE = ("VII", "IX", "QII", "QIV")

VERBS, NOUNS, ADJECTIVES = "lexicon/verbs.csv", "lexicon/nouns.csv", "lexicon/adjectives.csv"


def read_verb(row: Row) -> Verb:
    """A verb of the table; KnowledgeError if its form is none of I–X, Q."""
    if row["form"] not in FORMS:
        message = f"«{row['form']}» is no verb form; write one of {', '.join(FORMS)}"
        raise KnowledgeError(f"{message} · وزن الفعل غير معروف", row.file, row.line)
    return Verb(row["lemma"], row["form"], row["imperfect"], tuple(row.many("masdars")), row["object"] == "yes")


def perfect_stems(verb: Verb) -> Iterator[Stem]:
    """The perfect, active and passive."""
    for passive in _voices(verb):
        feats = f"Aspect=Perf|VerbForm=Fin|Voice={'Pass' if passive else 'Act'}"
        for letters, groups in verb.perfect(passive):
            yield Stem(letters, groups, verb.lemma, "VERB", feats, verb.lemma, 1 if passive else 0)


def imperfect_stems(verb: Verb) -> Iterator[Stem]:
    """The imperfect, active and passive; the prefix is not part of a stem."""
    for passive in _voices(verb):
        feats = f"Aspect=Imp|VerbForm=Fin|Voice={'Pass' if passive else 'Act'}"
        for letters, groups in verb.imperfect_stems(passive):
            yield Stem(letters, groups, verb.lemma, "VERB", feats, verb.lemma, 1 if passive else 0)


def derived_stems(verb: Verb) -> Iterator[Stem]:
    """Verbal nouns and participles."""
    for masdar in masdars(verb):
        yield from _stems(noun_stems(masdar, ["ات"]), masdar, "NOUN", "VerbForm=Vnoun", verb.lemma, 0)
    lemma, stems = active_participle(verb)
    yield from _stems(stems, lemma, "ADJ", "VerbForm=Part|Voice=Act", verb.lemma, 2)
    if verb.object:
        lemma, stems = passive_participle(verb)
        yield from _stems(stems, lemma, "ADJ", "VerbForm=Part|Voice=Pass", verb.lemma, 2)


def nominal_stems(knowledge: Knowledge) -> Iterator[Stem]:
    """Nouns and adjectives of their tables."""
    for row in knowledge.table(NOUNS):
        verb = row["verb"] or None
        feats = "VerbForm=Vnoun" if verb else ""
        yield from _stems(noun_stems(row["lemma"], row.many("plurals")), row["lemma"], "NOUN", feats, verb, 0)
    for row in knowledge.table(ADJECTIVES):
        yield from _stems(adjective_stems(row["lemma"], row.many("plurals")), row["lemma"], "ADJ", "", None, 0)


def _voices(verb: Verb) -> tuple[bool, ...]:
    return (False, True) if verb.object and verb.form not in _RARELY_PASSIVE else (False,)


def _stems(stems: Stems, lemma: str, upos: str, feats: str, verb: str | None, rank: int) -> Iterator[Stem]:
    for letters, groups in stems:
        yield Stem(letters, groups, lemma, upos, feats, verb, rank)
