"""The noun phrase that names who speaks: how far it goes, and what kind of source it is."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.attribution.grammar import Grammar
from marsad.extract.attribution.lexicon import ReportingLexicon, SourceNoun
from marsad.extract.attribution.page import LONGEST_NAME, Page
from marsad.model.mention import ActorValue

LONGEST = 30  # words of a source; a longer phrase is no name
_ACTOR_KINDS = {
    "armed-group": "armed-group", "militia": "armed-group", "unknown-armed": "armed-group", "agency": "agency",
    "outlet": "outlet", "monitor": "monitor", "civilians": "witness", "crowd": "witness", "state-forces": "official",
    "police": "official", "government": "official", "coalition": "official", "organisation": "official",
}  # fmt: skip
_FIGHTERS = frozenset({"armed-group", "militia", "unknown-armed", "state-forces", "police", "coalition"})
_SPECIFIC = frozenset({"outlet", "agency", "witness", "expert", "document", "social-media", "monitor", "armed-group"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: words ``first``–``last`` (exclusive), its kind, and whether a list or an actor knows it.

    ``headed``: its first word is itself a source noun, a name or an actor.
    """

    first: int
    last: int
    kind: str
    known: bool
    noun: SourceNoun | None = None
    headed: bool = True


class SourceFinder:
    """Reads the noun phrase at a word as a source."""

    def __init__(self, lexicon: ReportingLexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar

    def at(
        self, page: Page, start: int, limit: int, stop: frozenset[str] = frozenset(), split: bool = False
    ) -> Source | None:
        """The source whose phrase begins at ``start``. ``stop``: prepositions that bring the content.

        ``split``: an object follows the subject ("accused *the opposition* the army"), so two definites are two phrases.
        """
        limit = min(limit, start + LONGEST)
        first, last = self._phrase(page, start, limit, stop, split)
        if last <= first:
            return None
        return self._source(page, first, last)

    def _source(self, page: Page, first: int, last: int) -> Source:
        kind, noun = self._noun_kind(page, first, last)
        actor = self._actor(page, first, last)
        known = noun is not None or actor is not None or first in page.places
        body = self._lexicon.bodies.get(actor.id or "", actor.kind) if actor is not None else ""
        if body in _ACTOR_KINDS and (noun is None or noun.kind not in _SPECIFIC):
            kind = _ACTOR_KINDS[body] if self._is_plain(noun, kind) else kind
        if kind is None:
            kind = "official" if actor is not None or first in page.places else "witness"
        head = page.words[first]
        headed = first in page.actors or head.upos == "PROPN" or self._lexicon.source(head.key, head.lemma) is not None
        return Source(first, last, kind, known, noun, headed)

    def _is_plain(self, noun: SourceNoun | None, kind: str | None) -> bool:
        """Whether the actor in the phrase says more of its kind than its nouns do."""
        return noun is None or noun.kind == "official" or kind == "anonymous"

    def _noun_kind(self, page: Page, first: int, last: int) -> tuple[str | None, SourceNoun | None]:
        for index in range(first, last):
            word = page.words[index]
            noun = self._lexicon.source(word.key, word.lemma)
            if noun is not None:
                return self._refined(page, index + 1, last, noun), noun
        return None, None

    def _refined(self, page: Page, first: int, last: int, noun: SourceNoun) -> str:
        for index in range(first, last):
            word = page.words[index]
            kind = self._lexicon.modifier(word.key, word.lemma, noun.lemma)
            if kind is not None:
                return kind
        return noun.kind

    def _actor(self, page: Page, first: int, last: int) -> ActorValue | None:
        """The last known actor in the phrase that is no person: the body for which a person speaks."""
        found: ActorValue | None = None
        for index in range(first, last):
            if page.upos(index) == "CCONJ" and found is not None:
                break
            actor = page.actors.get(index)
            if actor is not None and (found is None or found.kind == "person"):
                found = actor[1]
        return found

    def _phrase(self, page: Page, start: int, limit: int, stop: frozenset[str], split: bool) -> tuple[int, int]:
        index = start
        if index in page.quotes and page.quotes[index] - index - 1 <= LONGEST_NAME and page.quotes[index] < limit:
            close = page.quotes[index]
            after = self._step(page, start, close + 1, limit, stop, split) if close + 1 < limit else close + 1
            return (
                (index + 1, close)
                if after == close + 1
                else (start, self._walk(page, start, after, limit, stop, split))
            )
        return start, self._walk(page, start, index, limit, stop, split)

    def _walk(self, page: Page, start: int, index: int, limit: int, stop: frozenset[str], split: bool) -> int:
        while index < limit:
            after = self._step(page, start, index, limit, stop, split)
            if after <= index:
                break
            index = after
        return index

    def _step(self, page: Page, start: int, index: int, limit: int, stop: frozenset[str], split: bool) -> int:
        """The index after the piece of the phrase that stands at ``index``; ``index`` itself where the phrase ends."""
        key = page.keys[index]
        if (
            index in page.actors
            and not self._misread(page, index)
            and (index == start or not split)
            and page.actors[index][0] <= limit
        ):
            return self._after_actor(page, start, index, split)
        if index in page.quotes:
            close = page.quotes[index]
            return (
                close + 1
                if key != "(" and close - index - 1 <= LONGEST_NAME and close < limit and index > start
                else index
            )
        if key == "،":
            return self._apposition(page, start, index, limit, stop)
        if index > start and self._lexicon.hides(page.keys, index):
            return index
        if index == start and self._is_name(page, index):
            return index + 1
        if index > start and self._tells_deed(page, index):
            return index
        if self._grammar.closes(page, index) or key in stop or (index in page.times and index > start):
            return index
        if page.upos(index) == "CCONJ":
            return self._coordinated(page, index, limit)
        if self._grammar.is_preposition(page, index):
            return self._prepositional(page, start, index, limit)
        if self._lexicon.setting(key) == "time" and index > start:
            return index
        return self._noun(page, start, index, split)

    def _tells_deed(self, page: Page, index: int) -> bool:
        """أعلن الجيش السيطرة على …: a definite verbal noun after a complete phrase is what is said, not who says it."""
        word = page.words[index]
        deed = word.upos == "NOUN" and word.readings[0].verb is not None and "VerbForm=Vnoun" in word.feats
        return deed and word.definite and self._grammar.is_closed(page, index - 1)

    def _misread(self, page: Page, index: int) -> bool:
        """A person whose first word is a plural that takes no genitive is two phrases (مراقبون عملية …)."""
        last, actor = page.actors[index]
        if page.keys[index].endswith("ون") and last > index + 1 and self._grammar.is_definite(page, index + 1):
            return True
        if actor.kind != "person":
            return False
        return page.keys[index].endswith("ون") or any(self._lexicon.hides(page.keys, at) for at in range(index, last))

    def _after_actor(self, page: Page, start: int, index: int, split: bool) -> int:
        if index > start and self._grammar.is_closed(page, index - 1):
            title = self._grammar.is_title(page.words[index])
            if split or not (title or self._is_person(page, start, index)):
                return index
        last = page.actors[index][0]
        closes = any(start <= opened < last and page.quotes.get(opened) == last for opened in range(index, last))
        return last + 1 if closes else last

    def _noun(self, page: Page, start: int, index: int, split: bool) -> int:
        """A noun or adjective goes on with the phrase unless it begins the object."""
        if not self._grammar.is_nominal(page, index) and not (index == start and self._is_name(page, index)):
            return index
        if index == start or not self._grammar.is_closed(page, index - 1):
            return index + 1
        if self._grammar.is_adjective(page, index):
            return index + 1
        if self._grammar.is_definite(page, index):
            return index if split else index + 1
        return index + 1 if self._goes_on(page, start, index, split) else index

    def _goes_on(self, page: Page, start: int, index: int, split: bool) -> bool:
        """Whether an indefinite noun after a closed phrase is a name that belongs to it, not the verb's object."""
        word = page.words[index]
        if split or word.readings[0].verb is not None or any(map(page.is_pronoun, (index + 1, index + 2))):
            return False
        noun = self._lexicon.source(word.key)
        if noun is not None and not self._grammar.is_title(word):
            return False
        return self._is_person(page, start, index)

    def _is_name(self, page: Page, index: int) -> bool:
        """A perfect verb right where the subject must stand is a name («وقال هان»)."""
        return (
            page.is_verb(index) and page.keys[index][0] not in "يتنا" and page.keys[index] not in self._lexicon.speech
        )

    def _is_person(self, page: Page, start: int, index: int) -> bool:
        """Whether the phrase so far ends in a title or a name, so that a name may follow."""
        for place in range(start, index):
            word = page.words[place]
            noun = self._lexicon.source(word.key, word.lemma)
            if word.upos == "PROPN" or (noun is not None and self._grammar.is_title(word)):
                return True
        return (
            start + 1 == index
            and not page.keys[start].startswith("ال")
            and self._lexicon.source(page.keys[start]) is None
        )

    def _coordinated(self, page: Page, index: int, limit: int) -> int:
        """و goes on where a noun follows that is no reporting word ("residents *and military sources*")."""
        after = index + 1
        if after >= limit or not self._grammar.is_nominal(page, after) or page.keys[after] in self._lexicon.speech:
            return index
        if self._grammar.closes(page, after) or page.is_verb(after):
            return index
        return after + 1

    def _prepositional(self, page: Page, start: int, index: int, limit: int) -> int:
        """A preposition goes on where it tells which source ("a source *in the ministry*"), not where the speech was."""
        after = index + 1
        if after >= limit or not self._grammar.attaches(page, start, index):
            return index
        noun = after + 1 if page.keys[after] in ("«", '"', "“") else after
        setting = self._lexicon.setting(page.keys[noun]) if noun < limit else None
        if setting == "platform" and self._is_poster(page, start):
            return noun + 1
        if setting is not None or not self._grammar.is_nominal(page, noun) or after in page.times:
            return index
        if page.keys[index] == "ل" and self.is_told(page, after, limit):
            return index
        return after if noun != after else after + 1

    def _is_poster(self, page: Page, start: int) -> bool:
        noun = self._lexicon.source(page.keys[start], page.words[start].lemma)
        return noun is not None and self._lexicon.posts(noun)

    def _apposition(self, page: Page, start: int, comma: int, limit: int, stop: frozenset[str]) -> int:
        """A comma goes on where a definite noun or a name follows and then the speech itself begins."""
        after = comma + 1
        if comma == start or after >= limit or not self._grammar.may_appose(page, after):
            return comma
        end = after
        while end < limit and page.keys[end] != "،":
            step = self._step(page, after, end, limit, stop, False)
            if step <= end:
                break
            end = step
        rest = end + 1 if end < limit and page.keys[end] == "،" else end
        if end == after or rest >= limit:
            return comma
        titled = rest > end and self._grammar.is_title(page.words[after])
        return end if titled or self._grammar.opens_content(page, rest, stop) else comma

    def is_told(self, page: Page, index: int, limit: int) -> bool:
        """Whether the phrase after ل names an outlet, an agency or journalists: those who were told."""
        if index >= limit:
            return False
        if index in page.actors and page.actors[index][1].kind in ("agency", "outlet"):
            return True
        noun = self._lexicon.source(page.keys[index], page.words[index].lemma)
        if noun is not None:
            return noun.kind in ("agency", "outlet")
        close = page.quotes.get(index)
        if close is None or page.keys[index] == "(" or close - index > LONGEST_NAME:
            return False
        inside = page.actors.get(index + 1)
        return inside is None or inside[1].kind not in _FIGHTERS
