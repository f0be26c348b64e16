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
    upos = "AUX" if row["class"] == "copula" else "VERB"
    return Verb(row["lemma"], row["form"], row["imperfect"], tuple(row.many("masdars")), row["object"] == "yes", upos)


def perfect_stems(verb: Verb) -> Iterator[Stem]:
    """The perfect, active and passive."""
    for passive in _voices(verb):
        feats = f"Aspect=Perf|VerbForm=Fin|Voice={'Pass' if passive else 'Act'}"
        for letters, groups in verb.perfect(passive):
            yield Stem(letters, groups, verb.lemma, verb.upos, feats, verb.lemma, 1 if passive else 0)


def imperfect_stems(verb: Verb) -> Iterator[Stem]:
    """The imperfect, active and passive; the prefix is not part of a stem."""
    for passive in _voices(verb):
        feats = f"Aspect=Imp|VerbForm=Fin|Voice={'Pass' if passive else 'Act'}"
        for letters, groups in verb.imperfect_stems(passive):
            yield Stem(letters, groups, verb.lemma, verb.upos, feats, verb.lemma, 1 if passive else 0)


def derived_stems(verb: Verb, listed: dict[str, bool]) -> Iterator[Stem]:
    """Verbal nouns and participles. ``listed``: nouns of their own table, and whether that names their verb."""
    for masdar in masdars(verb):
        if listed.get(masdar):
            continue
        stems = noun_stems(masdar, ["ات"])
        if verb.form in ("V", "VI") and verb.shape == "defective":
            stems.append((masdar[:-1], "M"))
        yield from _stems(stems, masdar, "NOUN", "VerbForm=Vnoun", verb.lemma, 1 if masdar in listed else 0)
    lemma, stems = active_participle(verb)
    yield from _stems(stems, lemma, "ADJ", "VerbForm=Part|Voice=Act", verb.lemma, 2)
    if verb.object:
        lemma, stems = passive_participle(verb)
        yield from _stems(stems, lemma, "ADJ", "VerbForm=Part|Voice=Pass", verb.lemma, 2)


def listed_nouns(knowledge: Knowledge) -> dict[str, bool]:
    """The nouns that have a line of their own, and whether it names a verb."""
    return {row["lemma"]: bool(row["verb"]) for row in knowledge.table(NOUNS)}


def nominal_stems(knowledge: Knowledge, participles: set[str]) -> Iterator[Stem]:
    """Nouns and adjectives of their tables; an adjective that is a verb's participle is left to the verb."""
    for row in knowledge.table(NOUNS):
        feats = "Gender=Fem" if row["gender"] == "f" else "Gender=Masc"
        if row["verb"]:
            feats += "|VerbForm=Part" if row["kind"] == "human" else "|VerbForm=Vnoun"
        stems = noun_stems(row["lemma"], row.many("plurals"))
        yield from _stems(stems, row["lemma"], "NOUN", feats, row["verb"] or None, 0)
    for row in knowledge.table(ADJECTIVES):
        if row["plurals"] or row["lemma"] not in participles:
            stems = adjective_stems(row["lemma"], row.many("plurals"))
            yield from _stems(stems, row["lemma"], "ADJ", "", None, 0)


def _voices(verb: Verb) -> tuple[bool, ...]:
    return (False, True) if verb.object and verb.form not in _RARELY_PASSIVE else (False,)


def _stems(stems: Stems, lemma: str, upos: str, feats: str, verb: str | None, rank: int) -> Iterator[Stem]:
    for letters, groups in stems:
        yield Stem(letters, groups, lemma, upos, feats, verb, rank)
