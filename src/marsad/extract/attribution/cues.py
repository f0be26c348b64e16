"""Finding reporting words in their constructions: who is named, and where the content begins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.extract.attribution.content import ContentFinder
from marsad.extract.attribution.grammar import Grammar
from marsad.extract.attribution.lexicon import Phrase, ReportingLexicon, Speech
from marsad.extract.attribution.page import Page
from marsad.extract.attribution.source import Source, SourceFinder
from marsad.extract.attribution.subject import Content, SubjectFinder
from marsad.model.text import Sentence

BACKWARD = "backward"
FORWARD = "forward"
SELF = "self"
_WITH = frozenset({"ب"})  # after an outlet it brings what is told («بحسب وكالة … بمقتل»)


@dataclass(frozen=True, slots=True)
class Cue:
    """One act of speech. ``first``–``last``: the reporting words; ``begin``: its clause, a conjunction included.

    ``outer``: who was told, or who passes it on. ``content``: the first word told (forward). ``close``: the closing mark
    of its quotation. ``subject``: who speaks if the sentence has named no speaker before.
    """

    first: int
    last: int
    begin: int
    rule: str
    lemma: str
    verb_class: str
    where: str
    source: Source | None = None
    outer: Source | None = None
    content: int = -1
    close: int | None = None
    direction: str = FORWARD
    coordinated: bool = False
    subordinate: bool = False
    anonymous: bool = False
    subject: Source | None = None


class CueFinder:
    """Cues of one sentence, in order."""

    def __init__(self, lexicon: ReportingLexicon, grammar: Grammar, sources: SourceFinder) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._sources = sources
        self._subjects = SubjectFinder(lexicon, grammar, sources)
        self._content = ContentFinder(lexicon, grammar, sources, self._subjects)

    def find(self, page: Page, sentence: Sentence, hits: list[int]) -> list[Cue]:
        """The cues among ``hits``, the words of the sentence that begin a phrase or may report."""
        cues: list[Cue] = []
        done = -1
        for index in hits:
            if index < done:
                continue
            cue = self._phrase(page, sentence, index) or self._speech(page, sentence, index)
            if cue is not None:
                cues.append(cue)
                done = max(cue.last, done, cue.content if cue.direction == FORWARD else 0)
        return cues

    def _phrase(self, page: Page, sentence: Sentence, index: int) -> Cue | None:
        for phrase in self._lexicon.phrases.get(page.keys[index], ()):
            start = index - phrase.anchor
            end = start + len(phrase.keys)
            if start >= sentence.first and end < sentence.last and tuple(page.keys[start:end]) == phrase.keys:
                cue = self._by_function(page, sentence, phrase, start, end)
                if cue is not None:
                    return cue
        return None

    def _by_function(self, page: Page, sentence: Sentence, phrase: Phrase, index: int, end: int) -> Cue | None:
        if phrase.function in (SELF, "end"):
            begin = self._begin(page, sentence, index)
            return Cue(
                index,
                end,
                begin,
                f"attribution.{phrase.function}",
                phrase.text,
                "neutral",
                phrase.where,
                content=end,
                direction=phrase.function,
            )
        if phrase.function == "source":
            return self._according(page, sentence, phrase, index, end)
        if phrase.function in ("clause", "also"):
            return self._as_said(page, sentence, phrase, index, end)
        return None

    def _according(self, page: Page, sentence: Sentence, phrase: Phrase, index: int, end: int) -> Cue | None:
        """According to X: what went before, or, at the head of its clause, what follows."""
        source = self._sources.at(page, end, sentence.last, _WITH)
        if source is not None and source.kind not in ("outlet", "agency"):
            source = self._sources.at(page, end, sentence.last)
        if source is None or not (self._speaks(page, source)):
            return None
        begin = self._begin(page, sentence, index)
        cue = Cue(
            index,
            end,
            begin,
            "attribution.according-to",
            phrase.text,
            phrase.verb_class,
            phrase.where,
            source,
        )
        return self._placed(page, sentence, cue, source.last)

    def _speaks(self, page: Page, source: Source) -> bool:
        if source.noun is not None and source.noun.strong:
            return True
        return (
            any(index in page.actors for index in range(source.first, source.last))
            or page.upos(source.first) == "PROPN"
        )

    def _placed(self, page: Page, sentence: Sentence, cue: Cue, after: int) -> Cue:
        """A cue that may stand before, amid or after what is told."""
        after = self._subjects.past_settings(page, after, sentence.last)
        rest = after + 1 if after < sentence.last and page.keys[after] == "،" else after
        if cue.begin <= sentence.first + 1 or self._heads_clause(page, sentence, cue.begin):
            return replace(cue, content=rest, coordinated=cue.begin < cue.first)
        goes_on = (
            rest > after
            and rest < sentence.last
            and page.upos(rest) != "CCONJ"
            and not self._grammar.closes(page, rest)
        )
        return replace(
            cue, direction=BACKWARD, content=sentence.last if goes_on and page.keys[cue.begin - 1] == "،" else cue.begin
        )

    def _heads_clause(self, page: Page, sentence: Sentence, begin: int) -> bool:
        return begin > sentence.first and page.upos(begin) == "CCONJ" and page.keys[begin - 1] in ("،", "؛", ".", ":")

    def _as_said(self, page: Page, sentence: Sentence, phrase: Phrase, index: int, end: int) -> Cue | None:
        """As X said: a reporting verb and its source follow; with a that-clause of its own it is plain speech ("also")."""
        if end >= sentence.last:
            return None
        verb = self._verb(page, end)
        if verb is None:
            return None
        begin = self._begin(page, sentence, index)
        plain = self._plain_verb(page, sentence, verb, end, begin)
        if phrase.function == "also" and plain is not None and plain.content > 0 and self._has_that(page, plain):
            return replace(plain, coordinated=True)
        after = end + 1
        while after < sentence.last and (page.is_pronoun(after) or page.keys[after] == "ب"):
            after += 1
        content = self._subjects.subject(page, after, sentence.last, verb)
        if content.source is None:
            return None
        rule = "attribution.as-said"
        cue = Cue(
            end,
            end + 1,
            begin,
            rule,
            verb.lemma,
            verb.verb_class,
            verb.where,
            content.source,
            content.outer,
        )
        return self._placed(page, sentence, cue, content.source.last)

    def _has_that(self, page: Page, cue: Cue) -> bool:
        return page.keys[cue.content - 1] in ("ان", ":") or cue.close is not None

    def _verb(self, page: Page, index: int) -> Speech | None:
        for speech in self._lexicon.speech.get(page.keys[index], ()):
            if speech.form == "verb":
                return speech
        return None

    def _speech(self, page: Page, sentence: Sentence, index: int) -> Cue | None:
        if index > sentence.first and page.keys[index - 1] in self._grammar.negations:
            return None
        finite = any(reading.upos == "VERB" for reading in page.words[index].readings)
        for speech in self._lexicon.speech.get(page.keys[index], ()):
            begin = self._begin(page, sentence, index)
            if speech.form == "verb":
                if not finite or not self._may_report(page, sentence, index):
                    continue
                cue = self._plain_verb(page, sentence, speech, index, begin)
            elif speech.form == "participle":
                cue = self._participle(page, sentence, speech, index, begin)
            elif not self._untold(page, sentence, index):
                cue = self._noun(page, sentence, speech, index, begin)
            else:
                cue = None
            if cue is not None:
                return cue
        return None

    def _untold(self, page: Page, sentence: Sentence, index: int) -> bool:
        """لم ترد على الفور أنباء عن: news that there was none of is nobody's."""
        for place in range(max(sentence.first, index - 5), index - 1):
            between = [page.upos(other) for other in range(place + 1, index)]
            if page.keys[place] in self._grammar.negations and between[0] == "VERB" and "PUNCT" not in between:
                return True
        return False

    def _plain_verb(self, page: Page, sentence: Sentence, verb: Speech, index: int, begin: int) -> Cue | None:
        content = self._content.after_verb(page, sentence, verb, index)
        if content is None:
            return None
        rule = content.rule
        cue = self._cue(page, sentence, verb, index, begin, rule, content)
        if content.source is None and not self._may_resume(page, verb, index, cue):
            return None
        return cue

    def _may_resume(self, page: Page, verb: Speech, index: int, cue: Cue) -> bool:
        """A verb without a subject goes on with the last speaker; a bare passive or impersonal one names nobody."""
        if index and self._grammar.is_relative(page.keys[index - 1]):
            return False
        if cue.coordinated or verb.resumes:
            return verb.verb_class != "doubting" or page.upos(cue.begin) == "CCONJ"
        if index > 1 and page.is_pronoun(index - 1) and page.keys[index - 2] == "ان" and verb.verb_class != "doubting":
            return True  # «although he admitted that»
        heads = cue.begin == 0 or page.upos(cue.begin - 1) == "PUNCT"
        return heads and (page.keys[index].endswith(("ت", "وا")) or page.keys[index].startswith("ت"))

    def _participle(self, page: Page, sentence: Sentence, speech: Speech, index: int, begin: int) -> Cue | None:
        content = self._content.after_participle(page, sentence, speech, index)
        if content is None:
            return None
        cue = self._cue(page, sentence, speech, index, begin, "attribution.participle", content)
        return replace(cue, coordinated=True, subject=self._subjects.of_clause(page, sentence, index))

    def _noun(self, page: Page, sentence: Sentence, speech: Speech, index: int, begin: int) -> Cue | None:
        content = self._content.after_noun(page, sentence, speech, index)
        if content is None:
            return None
        cue = self._cue(page, sentence, speech, index, begin, "attribution.noun-of-speech", content)
        return replace(cue, subordinate=True, coordinated=False)

    def _may_report(self, page: Page, sentence: Sentence, index: int) -> bool:
        """A form that is a verb only in its second reading reports at the head of a clause alone («وبين أن»)."""
        if page.is_verb(index) or index == sentence.first:
            return True
        return (page.upos(index - 1) in ("CCONJ", "PUNCT") and page.upos(index) != "ADP") or page.keys[
            index + 1 : index + 2
        ] == ["ان"]

    def _cue(
        self, page: Page, sentence: Sentence, speech: Speech, index: int, begin: int, rule: str, content: Content
    ) -> Cue:
        if content.source is not None and sentence.first <= content.source.first < begin:
            begin = self._begin(page, sentence, content.source.first)
        before = page.keys[begin - 1] if begin > sentence.first else ""
        relative = self._grammar.is_relative(before)
        turn = page.upos(begin) == "CCONJ" or page.keys[begin] in self._grammar.links
        return Cue(
            first=index, last=index + 1, begin=begin, rule=rule, lemma=speech.lemma, verb_class=speech.verb_class,
            where=speech.where, source=content.source, outer=content.outer, content=content.start, close=content.close,
            direction=BACKWARD if content.backward else FORWARD,
            coordinated=turn or page.keys[begin : begin + 2] == ["في", "حين"],
            subordinate=relative or before in self._grammar.before_clause or self._after_that(page, begin),
            anonymous=content.anonymous,
        )  # fmt: skip

    def _after_that(self, page: Page, begin: int) -> bool:
        """«after that …», «before that …»."""
        return begin > 1 and page.keys[begin - 1] == "ان" and page.keys[begin - 2] in self._grammar.before_clause

    def _begin(self, page: Page, sentence: Sentence, index: int) -> int:
        """Where the clause of a reporting word begins: its conjunctions and «كان قد» belong to it."""
        begin = index
        while begin > sentence.first and (
            page.upos(begin - 1) == "CCONJ"
            or page.keys[begin - 1] in self._grammar.links
            or page.keys[begin - 1] in self._grammar.auxiliaries
        ):
            begin -= 1
        if begin > sentence.first and page.keys[begin] == "حين" and page.keys[begin - 1] == "في":
            begin -= 1
        return begin
