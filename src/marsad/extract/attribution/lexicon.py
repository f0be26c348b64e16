"""The words of reporting, indexed by the keys of their forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.extract.attribution.forms import circumstantial, finite
from marsad.knowledge import Knowledge, Row
from marsad.text.fold import key

ROOT = "lexicon/reporting/"


@dataclass(frozen=True, slots=True)
class Speech:
    """A reporting word. ``form``: verb, participle, noun. ``needs`` as in verbs.csv; ``prepositions`` bring its content."""

    lemma: str
    verb_class: str
    form: str
    needs: str
    where: str
    prepositions: frozenset[str] = frozenset()
    resumes: bool = False
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of phrases.csv as the keys of its words."""

    keys: tuple[str, ...]
    anchor: int
    text: str
    function: str
    verb_class: str
    where: str


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A noun that names who speaks."""

    lemma: str
    kind: str
    strong: bool
    where: str


@dataclass(slots=True)
class ReportingLexicon:
    """All tables of lexicon/reporting. Word keys, one-letter prepositions apart, as the text floor cuts them."""

    speech: dict[str, tuple[Speech, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    sources: dict[str, SourceNoun] = field(default_factory=dict)
    modifiers: dict[tuple[str, str], str] = field(default_factory=dict)
    posters: set[str] = field(default_factory=set)
    settings: dict[str, str] = field(default_factory=dict)
    anonymity: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)  # the kinds of listed actors that are no persons, by id

    @classmethod
    def load(cls, knowledge: Knowledge) -> ReportingLexicon:
        """Read the tables; about 10 ms."""
        lexicon = cls()
        for row in knowledge.table(ROOT + "verbs.csv"):
            lexicon._verb(row)
        for row in knowledge.table(ROOT + "nouns.csv"):
            lexicon._noun(row)
        for row in knowledge.table(ROOT + "phrases.csv"):
            lexicon._phrase(row)
        for row in knowledge.table(ROOT + "sources.csv"):
            noun = SourceNoun(row["noun"], row["kind"], row["strong"] == "yes", row.where)
            for form in (row["noun"], *row.many("plural")):
                lexicon.sources.setdefault(_bare(key(form)), noun)
        for row in knowledge.table(ROOT + "modifiers.csv"):
            for over in row.many("over"):
                if row["kind"] == "social-media":
                    lexicon.posters.add(over)
                lexicon.modifiers.setdefault((_bare(key(row["word"])), over), row["kind"])
        lexicon.bodies = _bodies(knowledge)
        for row in knowledge.table(ROOT + "settings.csv"):
            for form in (row["word"], *row.many("plural")):
                lexicon.settings.setdefault(key(form), row["kind"])
        for row in knowledge.table(ROOT + "anonymity.csv"):
            phrase = tuple(key(part) for part in row["phrase"].split())
            lexicon.anonymity.setdefault(phrase[0], []).append(phrase)
        return lexicon

    def posts(self, noun: SourceNoun) -> bool:
        """Whether a source may be told by the platform it posts on («activists on Twitter»)."""
        return noun.kind == "social-media" or noun.lemma in self.posters

    def setting(self, word_key: str) -> str | None:
        """What kind of setting a word names ("in a statement", "on Sunday"), if it does."""
        return self.settings.get(word_key) or self.settings.get(_bare(word_key))

    def source(self, word_key: str, lemma: str = "") -> SourceNoun | None:
        """The source noun that a word is a form of."""
        found = self.sources.get(_bare(word_key))
        if found is None and word_key.endswith("ا"):
            found = self.sources.get(word_key[:-1])
        return found or (self.sources.get(_bare(key(lemma))) if lemma else None)

    def modifier(self, word_key: str, lemma: str, head: str) -> str | None:
        """The kind to which a word refines a head ("a *medical* source")."""
        bare = _bare(word_key)
        for form in (bare, bare[:-1] if bare.endswith("ه") else bare, _bare(key(lemma))):
            kind = self.modifiers.get((form, head))
            if kind:
                return kind
        return None

    def hides(self, keys: list[str], index: int) -> bool:
        """Whether words here say that the speaker would not be named."""
        phrases = self.anonymity.get(keys[index])
        return phrases is not None and any(tuple(keys[index : index + len(one)]) == one for one in phrases)

    def _verb(self, row: Row) -> None:
        prepositions = frozenset(key(one) for one in row.many("prep"))
        resumes = row["resume"] == "yes"
        verb = Speech(row["lemma"], row["class"], "verb", row["needs"], row.where, prepositions, resumes)
        self._add(finite(row["lemma"], row["imperfect"]), verb)
        participle = Speech(row["lemma"], row["class"], "participle", row["needs"], row.where, prepositions, True)
        self._add(circumstantial(row["participle"]), participle)

    def _noun(self, row: Row) -> None:
        prepositions = frozenset(key(one) for one in row.many("prep"))
        noun = Speech(
            row["noun"], row["class"], "noun", row["whose"], row.where, prepositions, kind=row["kind"] or None
        )
        forms = {key(form) for form in (row["noun"], *row.many("plural"))}
        self._add(forms | {"ال" + form for form in forms if row["whose"] == "self"}, noun)

    def _phrase(self, row: Row) -> None:
        """Index a phrase by its longest word, so that frequent little words start nothing."""
        for keys in phrase_keys(row["phrase"]):
            anchor = max(range(len(keys)), key=lambda place: (len(keys[place]), place))
            phrase = Phrase(keys, anchor, row["phrase"], row["function"], row["class"], row.where)
            known = self.phrases.get(keys[anchor], ())
            self.phrases[keys[anchor]] = tuple(sorted((*known, phrase), key=lambda one: -len(one.keys)))

    def _add(self, forms: set[str], speech: Speech) -> None:
        for form in forms:
            self.speech[form] = (*self.speech.get(form, ()), speech)


def bare(word_key: str) -> str:
    """A key without its article."""
    return word_key[2:] if word_key.startswith("ال") and len(word_key) > 4 else word_key


_bare = bare


def phrase_keys(phrase: str) -> set[tuple[str, ...]]:
    """The ways in which the text floor may cut a phrase: a one-letter preposition apart or not."""
    ways: list[tuple[str, ...]] = [()]
    for part in phrase.split():
        folded = key(part)
        cuts: list[tuple[str, ...]] = [(folded,)]
        if len(folded) > 2 and folded[0] in _CLITICS:
            cuts.append((folded[0], folded[1:]))
        ways = [(*way, *cut) for way in ways for cut in cuts]
    return set(ways)


_CLITICS = "بلو"


def _bodies(knowledge: Knowledge) -> dict[str, str]:
    """The kinds of listed actors that are no persons, by id."""
    rows = [row for name in knowledge.names("actors/*.csv") for row in knowledge.table(name)]
    return {row["id"]: row["kind"] for row in rows if "id" in row and row.get("kind") != "person"}
