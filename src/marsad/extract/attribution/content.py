"""From a reporting word to its source and to the first word of what is told."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.attribution.grammar import Grammar
from marsad.extract.attribution.lexicon import ReportingLexicon, Speech
from marsad.extract.attribution.page import Page
from marsad.extract.attribution.source import Source, SourceFinder
from marsad.model.text import Sentence

REACH = 45  # words between a reporting verb and its that-clause
LEFT = 25  # words to look back for a subject before its verb


@dataclass(slots=True)
class Content:
    """``start`` is the first word told, ``close`` the closing mark of a direct quotation."""

    start: int = -1
    close: int | None = None
    source: Source | None = None
    outer: Source | None = None
    backward: bool = False
    anonymous: bool = False
    rule: str = "attribution.verb-source-clause"


class ContentFinder:
    """Walks from a reporting word over its subject, settings and asides to the content."""

    def __init__(self, lexicon: ReportingLexicon, grammar: Grammar, sources: SourceFinder) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._sources = sources

    def after_verb(self, page: Page, sentence: Sentence, verb: Speech, index: int) -> Content | None:
        """The content of a finite reporting verb; None where the verb does not report here."""
        if verb.needs == "place":
            return self._stands_in(page, sentence, verb, index)
        found = self.subject(page, index + 1, sentence.last, verb)
        found.anonymous = False
        if found.source is None or not found.source.headed:
            self._subject_before(page, sentence, verb, index, found)
        if found.source is not None and found.source.first > index and self._is_act(page, found.source):
            found.start, found.source = found.source.first, None
        if not self._qualifies(page, verb, found, index):
            return None
        place = found.source.last if found.source is not None and found.source.last > index else found.start
        if self._in_it(page, verb, index) and found.source is not None:
            found.start, found.rule = place, "attribution.seen-in-it"
            return found
        return self._locate(page, sentence, verb, index, max(place, index + 1), found)

    def _is_act(self, page: Page, source: Source) -> bool:
        """Whether what was taken for a subject is a verbal noun: the object of a verb without a subject."""
        word = page.words[source.first]
        return (
            not source.headed
            and word.upos == "NOUN"
            and word.readings[0].verb is not None
            and not word.key.startswith("ال")
        )

    def _stands_in(self, page: Page, sentence: Sentence, verb: Speech, index: int) -> Content | None:
        """«it stood in a statement of … that»: the paper is the source."""
        place = index + 1
        if place + 1 >= sentence.last or page.keys[place] not in verb.prepositions:
            return None
        source = self._sources.at(page, place + 1, sentence.last)
        if source is None or source.kind != "document":
            return None
        return self._locate(page, sentence, verb, index, source.last, Content(source=source), reach=12)

    def _in_it(self, page: Page, verb: Speech, index: int) -> bool:
        """«in which observers see …»: the preposition with a pronoun right after the verb."""
        return (
            verb.needs == "clause"
            and page.keys[index + 1 : index + 2] == ["في"]
            and "في" in verb.prepositions
            and page.is_pronoun(index + 2)
        )

    def after_participle(self, page: Page, sentence: Sentence, verb: Speech, index: int) -> Content | None:
        """«pointing out that»: no subject of its own."""
        found = Content()
        return self._locate(page, sentence, verb, index, index + 1, found, reach=6)

    def after_noun(self, page: Page, sentence: Sentence, noun: Speech, index: int) -> Content | None:
        """«the announcement of X that», «news of»."""
        if noun.needs == "self":
            return self._news(page, sentence, noun, index)
        if page.keys[index].startswith("ال"):
            return None
        source = self._sources.at(page, index + 1, sentence.last, noun.prepositions | {"ل"}, split=True)
        if source is None or not source.known:
            return None
        after = self.past_settings(page, source.last, sentence.last)
        if after >= sentence.last:
            return None
        found = Content(source=source)
        return self._locate(
            page, sentence, noun, index, source.last, found, reach=4, free=page.upos(after) in {"NOUN", "ADP"}
        )

    def _news(self, page: Page, sentence: Sentence, noun: Speech, index: int) -> Content | None:
        after = index + 1
        while after < sentence.last and page.upos(after) == "ADJ":
            after += 1
        if after + 1 >= sentence.last or page.keys[after] not in noun.prepositions:
            return None
        source = Source(index, after, noun.kind or "anonymous", True, self._lexicon.source(page.keys[index]))
        start = after + 2 if page.keys[after + 1] == "ان" else after + 1
        return Content(start=start, source=source)

    def subject(self, page: Page, index: int, limit: int, verb: Speech) -> Content:
        """The subject after a verb, past pronouns, times, settings, and those who were told."""
        found = Content(start=index)
        limit = min(limit, index + REACH)
        while index < limit:
            key = page.keys[index]
            after = self._skip(page, index, limit, verb, found)
            if after == index:
                if not self._grammar.opens_content(page, index, verb.prepositions) and key not in verb.prepositions:
                    found.source = self._sources.at(
                        page,
                        index,
                        limit,
                        verb.prepositions,
                        split=self._splits(verb) or self._in_it(page, verb, index - 3),
                    )
                break
            index = after
        found.start = index
        return found

    def _splits(self, verb: Speech) -> bool:
        return verb.lemma in ("اتهم", "حمل", "أبلغ", "أخبر")

    def _skip(self, page: Page, index: int, limit: int, verb: Speech, found: Content) -> int:
        """The index past one setting, aside or addressee at ``index``; ``index`` itself where none stands there."""
        key = page.keys[index]
        if index in page.times and index not in page.actors:
            return page.times[index]
        if page.upos(index) in {"PRON", "CCONJ"} and key not in ("هو", "هي") and not (page.upos(index) == "CCONJ"):
            return index + 1
        if key == "(" and index in page.quotes:
            return page.quotes[index] + 1
        if self._lexicon.setting(key) in ("time", "adverb") and index not in page.actors:
            return self._past_time(page, index, limit)
        if key in verb.prepositions and not (index + 1 < limit and page.is_pronoun(index + 1)):
            return index
        if self._grammar.is_preposition(page, index):
            return self._past_preposition(page, index, limit, verb, found)
        if (
            key in ("،", "-", "–", "ـ")
            and index + 1 < limit
            and self._skip(page, index + 1, limit, verb, found) > index + 1
        ):
            return index + 1
        if key in ("،", "-", "–") and index > 0 and page.keys[index - 1] != verb.lemma and found.outer is not None:
            return index + 1
        return index

    def _past_time(self, page: Page, index: int, limit: int) -> int:
        index += 1
        while index < limit and (
            self._lexicon.setting(page.keys[index]) == "time"
            or page.upos(index) == "NUM"
            or page.keys[index].startswith(("الماض", "الجار"))
        ):
            index += 1
        return index

    def _past_preposition(self, page: Page, index: int, limit: int, verb: Speech, found: Content) -> int:
        """Past a preposition with its phrase; an outlet that was told becomes the outer voice."""
        key, after = page.keys[index], index + 1
        if after >= limit:
            return index
        if page.is_pronoun(after):
            return after + 1
        if key in ("ل", "مع", "الي") and self._sources.is_told(page, after, limit):
            told = self._sources.at(page, after, limit, verb.prepositions | {"ل"}, split=True)
            if told is not None:
                found.outer = found.outer or self._told(told)
                return self._past_mark(page, told, limit)
        if key in verb.prepositions:
            return index
        told = self._sources.at(page, after, min(limit, after + 8), verb.prepositions | {"ل", "في", "مع"}, split=True)
        return self._past_mark(page, told, limit) if told is not None else after

    def _past_mark(self, page: Page, source: Source, limit: int) -> int:
        """Past the closing mark of a quoted name."""
        last = source.last
        return last + 1 if page.quotes.get(source.first - 1) == last and last < limit else last

    def _told(self, told: Source) -> Source | None:
        """The outlet; journalists in general are no voice."""
        if told.noun is not None and told.noun.lemma in ("صحفي", "صحافي", "إعلامي", "وسيلة"):
            return None
        kind = told.kind if told.kind in ("agency", "outlet") else "outlet"
        return Source(told.first, told.last, kind, True, told.noun)

    def _qualifies(self, page: Page, verb: Speech, found: Content, index: int) -> bool:
        """Whether subject and object are of the kind that makes this verb speech."""
        source = found.source
        if verb.needs == "monitor":
            return source is not None and source.kind in ("monitor", "document", "expert")
        if verb.needs == "document":
            return source is not None and source.kind == "document"
        if verb.needs == "picture":
            return source is not None and source.kind in (
                "social-media",
                "outlet",
                "agency",
                "armed-group",
                "witness",
                "official",
                "monitor",
            )
        return True

    def _subject_before(self, page: Page, sentence: Sentence, verb: Speech, index: int, found: Content) -> None:
        """A subject before its verb: «a security source said»."""
        end = index
        while end > sentence.first and (
            page.keys[end - 1] in self._grammar.auxiliaries
            or (page.upos(end - 1) == "PUNCT" and page.keys[end - 1] == "،")
        ):
            end -= 1
        for start in range(max(sentence.first, end - LEFT), end):
            if not self._starts(page, sentence, start):
                continue
            source = self._sources.at(page, start, end)
            if source is None or not source.known or source.noun is None and start not in page.actors:
                continue
            gap = source.last
            while gap < end:
                after = self._skip(page, gap, end, verb, found)
                if after == gap:
                    break
                gap = after
            if gap == end:
                found.source = source
                found.start = index + 1
                found.rule = "attribution.source-verb"
                return

    def _starts(self, page: Page, sentence: Sentence, start: int) -> bool:
        """Whether a subject may begin here: at the head of a sentence or a clause."""
        if start == sentence.first:
            return True
        before = page.keys[start - 1]
        source = self._lexicon.source(page.keys[start])
        if source is not None and source.kind in ("document", "anonymous") and not page.keys[start].startswith("ال"):
            return True
        return (
            before in ("ان", "،", ":", ".", "«", '"', "-")
            or page.upos(start - 1) == "CCONJ"
            or before in self._grammar.auxiliaries
        )

    def past_settings(self, page: Page, index: int, limit: int) -> int:
        """Past the settings of a speech after its source: «in a statement», «on Sunday»."""
        probe = Speech("", "neutral", "verb", "free", "")
        scratch = Content()
        while index < limit:
            if page.keys[index] == "،":
                return index
            if self._grammar.is_preposition(page, index) and not self._sets(page, index, limit):
                return index
            after = self._skip(page, index, limit, probe, scratch)
            if after == index:
                return index
            index = after
        return index

    def _sets(self, page: Page, index: int, limit: int) -> bool:
        return index + 1 < limit and (
            self._lexicon.setting(page.keys[index + 1]) is not None
            or index + 1 in page.times
            or page.is_pronoun(index + 1)
        )

    def _locate(
        self,
        page: Page,
        sentence: Sentence,
        verb: Speech,
        index: int,
        place: int,
        found: Content,
        reach: int = REACH,
        free: bool = False,
    ) -> Content | None:
        """Set where the content begins, after ``place``; None where the construction is none."""
        if verb.needs == "relay":
            return self._relay(page, sentence, place, found)
        limit = min(sentence.last, place + reach)
        free = free or verb.needs in ("free", "monitor", "document", "picture")
        if verb.needs == "picture":
            found.rule = "attribution.picture"
            return self._pictured(page, place, limit, found)
        start = place
        if verb.needs == "responsibility" and not any(k.startswith("مسءول") for k in page.keys[place : place + 8]):
            return None
        if free and start < limit and self._is_object(page, start, verb) and not self._lexicon.hides(page.keys, start):
            return self._object(page, start, found)
        while start < limit:
            if self._opens(page, start, verb, found):
                return found
            after = self._skip(page, start, limit, verb, found)
            if after == start:
                if start != place and self._stops(page, start):
                    break
                self._note_anonymity(page, start, found)
                after = start + 1
            start = after
        if verb.needs == "responsibility":
            found.start = place
            return found
        if not free or place >= sentence.last:
            return None
        return self._loose(page, sentence, verb, place, found)

    def _loose(self, page: Page, sentence: Sentence, verb: Speech, place: int, found: Content) -> Content | None:
        """A verb that reports by itself, and no that-clause: the rest of the sentence, or what went before."""
        rest = self.past_settings(page, place, sentence.last)
        if rest >= sentence.last - 1 or page.keys[rest] == ".":
            if found.source is None or place > sentence.last:
                return None
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
        return self._grammar.is_nominal(page, index) and self._lexicon.setting(page.keys[index]) is None

    def _object(self, page: Page, start: int, found: Content) -> Content:
        found.start = start
        if found.rule == "attribution.verb-source-clause":
            found.rule = "attribution.verb-object"
        return found

    def _opens(self, page: Page, index: int, verb: Speech, found: Content) -> bool:
        """Whether the content opens at ``index``; then it is set."""
        key = page.keys[index]
        if key == "ان" and not (index and page.keys[index - 1] in ("ل", "بعد", "قبل", "الا", "دون")):
            start = index + 1
        elif key == ":":
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
        if page.is_speech(start) and key in (":", "ان") or page.is_speech(index):
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

    def _note_anonymity(self, page: Page, index: int, found: Content) -> None:
        if self._lexicon.hides(page.keys, index):
            found.anonymous = True

    def _relay(self, page: Page, sentence: Sentence, place: int, found: Content) -> Content | None:
        """«a paper quoted X that»: the paper outside, X inside."""
        index = place
        while index < min(sentence.last, place + 12) and page.keys[index] != "عن":
            index += 1
        if index >= sentence.last or page.keys[index : index + 1] != ["عن"]:
            return None
        source = self._sources.at(page, index + 1, sentence.last)
        if source is None:
            return None
        outer = found.source
        if (
            outer is not None
            and outer.kind not in ("outlet", "agency", "social-media", "monitor", "document")
            and not source.known
        ):
            return None
        inner = Content(source=source, outer=outer, rule="attribution.relay")
        verb = Speech("نقل", "neutral", "verb", "clause", "")
        located = self._locate(page, sentence, verb, index, source.last, inner)
        return located

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
