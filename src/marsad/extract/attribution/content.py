"""From a reporting word to the first word of what is told."""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.attribution.grammar import Grammar
from marsad.extract.attribution.lexicon import ReportingLexicon, Speech
from marsad.extract.attribution.page import Page
from marsad.extract.attribution.source import Source, SourceFinder
from marsad.extract.attribution.subject import REACH, Content, SubjectFinder
from marsad.model.text import Sentence

_FREE = frozenset({"free", "monitor", "document", "picture"})
_PUBLISHERS = frozenset({"social-media", "outlet", "agency", "armed-group", "witness", "official", "monitor"})
_THAT = frozenset({"ذلك", "هذا", "هذه"})
_RELAYS = frozenset({"outlet", "agency", "social-media", "monitor", "document"})
_SUBJECTS = {
    "monitor": frozenset({"monitor", "document", "expert"}),
    "document": frozenset({"document"}),
    "picture": _PUBLISHERS,
}


class ContentFinder:
    """Says whether a word reports here, and where its content begins."""

    def __init__(
        self, lexicon: ReportingLexicon, grammar: Grammar, sources: SourceFinder, subjects: SubjectFinder
    ) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._sources = sources
        self._subjects = subjects

    def after_verb(self, page: Page, sentence: Sentence, verb: Speech, index: int) -> Content | None:
        """The content of a finite reporting verb; None where the verb does not report here."""
        if verb.needs == "place":
            return self._stands_in(page, sentence, verb, index)
        found = self._subjects.subject(page, index + 1, sentence.last, verb)
        found.anonymous = False
        if found.source is None or not found.source.headed:
            self._subjects.before(page, sentence, verb, index, found)
        if found.source is not None and found.source.first > index and self._is_act(page, found.source):
            found.start, found.source = found.source.first, None
        if not self._qualifies(page, verb, found.source):
            return None
        place = found.source.last if found.source is not None and found.source.last > index else found.start
        if self._subjects.in_it(page, verb, index) and found.source is not None:
            found.start, found.rule = place, "attribution.seen-in-it"
            return found
        return self._locate(page, sentence, verb, max(place, index + 1), found)

    def _is_act(self, page: Page, source: Source) -> bool:
        """Whether what was taken for a subject is a verbal noun: the object of a verb without a subject."""
        word = page.words[source.first]
        if any(
            page.keys[at].startswith("ال") and self._grammar.is_title(page.words[at])
            for at in range(source.first + 2, source.last)
        ):
            return False  # a name that is also a verbal noun, and its title
        return not source.headed and word.upos == "NOUN" and word.readings[0].verb is not None and not word.definite

    def _stands_in(self, page: Page, sentence: Sentence, verb: Speech, index: int) -> Content | None:
        """«it stood in a statement of … that»: the paper is the source."""
        place = index + 1
        while place < sentence.last and self._lexicon.setting(page.keys[place]) == "adverb":
            place += 1
        if place + 1 >= sentence.last or page.keys[place] not in verb.prepositions:
            return None
        source = self._sources.at(page, place + 1, sentence.last)
        if source is None or source.kind != "document":
            return None
        return self._locate(page, sentence, verb, source.last, Content(source=source), reach=25)

    def after_participle(self, page: Page, sentence: Sentence, verb: Speech, index: int) -> Content | None:
        """«pointing out that»: no subject of its own."""
        found = Content()
        return self._locate(page, sentence, verb, index + 1, found, reach=6)

    def after_noun(self, page: Page, sentence: Sentence, noun: Speech, index: int) -> Content | None:
        """«the announcement of X that», «news of»."""
        if noun.needs == "self":
            return self._news(page, sentence, noun, index)
        if page.keys[index].startswith("ال"):
            return None
        source = self._sources.at(page, index + 1, sentence.last, noun.prepositions | {"ل"}, split=True)
        if source is None or not source.known:
            return None
        after = self._subjects.past_settings(page, source.last, sentence.last)
        if after >= sentence.last:
            return None
        found = Content(source=source)
        free = page.upos(after) in {"NOUN", "ADP"}
        return self._locate(page, sentence, noun, source.last, found, reach=4, free=free)

    def _news(self, page: Page, sentence: Sentence, noun: Speech, index: int) -> Content | None:
        after = index + 1
        while after < sentence.last and page.upos(after) == "ADJ":
            after += 1
        if after + 1 >= sentence.last or page.keys[after] not in noun.prepositions:
            return None
        source = Source(index, after, noun.kind or "anonymous", True, self._lexicon.source(page.keys[index]))
        start = after + 2 if page.keys[after + 1] == "ان" else after + 1
        return Content(start=start, source=source)

    def _qualifies(self, page: Page, verb: Speech, source: Source | None) -> bool:
        """Whether the subject is of the kind that makes this verb speech; bodies like the UN's observe as monitors do."""
        kinds = _SUBJECTS.get(verb.needs)
        if kinds is None or source is None or source.kind in kinds:
            return kinds is None or source is not None
        actor = page.actors.get(source.first)
        return verb.needs == "monitor" and actor is not None and actor[1].kind == "organisation"

    def _locate(
        self,
        page: Page,
        sentence: Sentence,
        verb: Speech,
        place: int,
        found: Content,
        reach: int = REACH,
        free: bool = False,
    ) -> Content | None:
        """Set where the content begins, after ``place``; None where the construction is none."""
        limit = min(sentence.last, place + reach)
        if verb.needs == "relay":
            return self._relay(page, sentence, verb, place, found)
        if verb.needs == "picture":
            found.rule = "attribution.picture"
            return self._pictured(page, place, limit, found)
        if verb.needs == "responsibility":
            return self._responsible(page, place, found)
        free = (free or verb.needs in _FREE) and not self._is_stranger(page, verb, found.source)
        if free and place < limit and self._is_object(page, place, verb):
            return self._object(place, found)
        if verb.needs == "act" and found.source is not None and found.source.known and self._is_masdar(page, place):
            return self._object(place, found)
        if self._search(page, verb, place, limit, found):
            return found
        if not free or verb.form == "participle":
            return None
        return self._loose(page, sentence, verb, place, found)

    def _search(self, page: Page, verb: Speech, place: int, limit: int, found: Content) -> bool:
        """Walk to a that-clause, a colon or a quotation, over settings, addressees and asides."""
        start = place
        while start < limit:
            if self._opens(page, start, verb, found):
                return True
            after = self._passed_on(page, start, limit, found)
            if after == start:
                after = self._subjects.skip(page, start, limit, verb, found)
            if after == start:
                if start != place and self._stops(page, start):
                    return False
                found.anonymous = found.anonymous or self._lexicon.hides(page.keys, start)
                after = start + 1
            start = after
        return False

    def _is_masdar(self, page: Page, index: int) -> bool:
        """An indefinite verbal noun: an act that is told («ذكر سكان سقوط قتلى»)."""
        if index >= len(page.words):
            return False
        word = page.words[index]
        return word.upos == "NOUN" and word.readings[0].verb is not None and not word.definite

    def _responsible(self, page: Page, place: int, found: Content) -> Content | None:
        """«holds X responsible for»."""
        if not any(key in self._grammar.responsibility for key in page.keys[place : place + 8]):
            return None
        found.start = place
        return found

    def _is_stranger(self, page: Page, verb: Speech, source: Source | None) -> bool:
        """Nobody knows this noun as a speaker: it needs a that-clause («القرارات تعلن بعد …», «شخص يدعى فلانا»)."""
        if source is None:
            return verb.verb_class == "doubting" and verb.form == "verb"
        return not source.known and (verb.verb_class == "doubting" or page.keys[source.first].startswith("ال"))

    def _loose(self, page: Page, sentence: Sentence, verb: Speech, place: int, found: Content) -> Content | None:
        """A verb that reports by itself, and no that-clause: the rest of the sentence, or what went before."""
        rest = self._subjects.past_settings(page, place, sentence.last, found)
        if rest >= sentence.last - 1 or page.keys[rest] == ".":
            if found.source is None or place > sentence.last:
                return None
            if verb.verb_class == "denying" and page.keys[found.source.last - 1] in _THAT:
                return None  # «ونفت دمشق ذلك»: what was told before is the accuser's, and stays so
            found.backward = True
            found.rule = "attribution.speech-verb-source"
            return found
        if page.keys[rest] == "،":
            return None
        found.start = rest
        found.rule = "attribution.verb-object"
        return found

    def _is_object(self, page: Page, index: int, verb: Speech) -> bool:
        if page.keys[index] in verb.prepositions or index in page.times:
            return False
        if self._grammar.is_preposition(page, index) or self._lexicon.hides(page.keys, index):
            return False
        return self._grammar.is_nominal(page, index) and self._lexicon.setting(page.keys[index]) is None

    def _object(self, start: int, found: Content) -> Content:
        found.start = start
        if found.rule == "attribution.verb-source-clause":
            found.rule = "attribution.verb-object"
        return found

    def _passed_on(self, page: Page, index: int, limit: int, found: Content) -> int:
        """«said, *quoting X*, that»: the speaker's own source, inside the speaker."""
        if page.keys[index : index + 2] != ["نقلا", "عن"] or found.source is None or found.outer is not None:
            return index
        inner = self._sources.at(page, index + 2, limit)
        if inner is None:
            return index
        found.outer, found.source = found.source, inner
        return inner.last

    def _opens(self, page: Page, index: int, verb: Speech, found: Content) -> bool:
        """Whether the content opens at ``index``; then it is set."""
        key = page.keys[index]
        if (key == "ان" and not (index and page.keys[index - 1] in ("ل", "بعد", "قبل", "الا", "دون"))) or key == ":":
            start = index + 1
        elif page.is_speech(index):
            start = index
        elif key in verb.prepositions and index + 1 < len(page.keys) and not page.is_pronoun(index + 1):
            start = index + 2 if page.keys[index + 1] == "ان" else index + 1
        else:
            return False
        while start < len(page.keys) and page.is_pronoun(start):
            start += 1
        found.start = start
        if (page.is_speech(start) and key in (":", "ان")) or page.is_speech(index):
            found.close = page.quotes[start]
            found.rule = "attribution.direct-speech" if key != "ان" else found.rule
        return True

    def _stops(self, page: Page, index: int) -> bool:
        """Whether the search for content ends: another reporting verb, a full stop."""
        if page.keys[index] in (".", "؟", "!", "؛"):
            return True
        if page.upos(index) == "CCONJ" and index + 1 < len(page.keys):
            return page.keys[index + 1] in self._lexicon.speech or page.is_verb(index + 1)
        return any(speech.form == "participle" for speech in self._lexicon.speech.get(page.keys[index], ()))

    def _relay(self, page: Page, sentence: Sentence, verb: Speech, place: int, found: Content) -> Content | None:
        """«a paper quoted X that»: the paper outside, X inside; «a paper reported that»: the paper alone."""
        index = place
        while index < min(sentence.last, place + 12) and page.keys[index] not in verb.prepositions:
            if page.keys[index] == "ان":
                return found if self._relays(found.source) and self._opens(page, index, verb, found) else None
            index += 1
        if index >= sentence.last or page.keys[index] not in verb.prepositions:
            return None
        source = self._sources.at(page, index + 1, sentence.last)
        if source is None or not (found.source is None or self._relays(found.source) or source.known):
            return None
        inner = Content(source=source, outer=found.source, rule="attribution.relay")
        return self._locate(page, sentence, replace(verb, needs="clause", prepositions=frozenset()), source.last, inner)

    def _relays(self, source: Source | None) -> bool:
        return source is not None and source.kind in _RELAYS

    def _pictured(self, page: Page, place: int, limit: int, found: Content) -> Content | None:
        """«published pictures that show»: an object that is a picture, film or paper."""
        for index in range(place, min(limit, place + 6)):
            noun = self._lexicon.source(page.keys[index], page.words[index].lemma)
            if noun is not None and noun.kind == "document":
                found.start = index
                return found
            if page.keys[index] in self._lexicon.speech:
                break
        return None
