"""From cues to scopes: how far each voice reaches, which lies within which, and who goes on speaking."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.extract.attribution.cues import BACKWARD, SELF, Cue
from marsad.extract.attribution.grammar import Grammar
from marsad.extract.attribution.page import Page
from marsad.extract.attribution.speakers import Link, Speakers
from marsad.extract.attribution.voices import Scope
from marsad.model.claim import Attribution, Quote
from marsad.model.evidence import Evidence
from marsad.model.text import Sentence

_MARKS = frozenset({"،", "؛", ".", ":", "؟", "!", "-", "–"})


@dataclass(slots=True)
class Reach:
    """A cue's range while it may still shrink."""

    first: int
    last: int
    cue: Cue
    links: tuple[Link, ...]
    depth: int
    direct: bool = False
    picture: bool = False


@dataclass(slots=True)
class ScopeBuilder:
    """Collects the reaches of one document, sentence by sentence."""

    page: Page
    grammar: Grammar
    dateline: Attribution | None = None
    dateline_where: str | None = None
    speakers: Speakers = field(default_factory=Speakers)
    reaches: list[Reach] = field(default_factory=list)
    open: list[Reach] = field(default_factory=list)  # direct speech that may go on in the next sentence
    cues: set[int] = field(default_factory=set)

    def sentence(self, sentence: Sentence, cues: list[Cue]) -> None:
        """Add the cues of one sentence."""
        self.open = [reach for reach in self.open if reach.last > sentence.first]
        here = self.open.copy()
        edge = sentence.first
        for cue in cues:
            self.cues.update(range(cue.first, cue.last))
            if cue.direction in (SELF, "end"):
                self._cut(here, cue)
                continue
            reach = self._reach(sentence, cue, here, edge)
            if reach is None:
                continue
            here.append(reach)
            self.reaches.append(reach)
            if reach.direct:
                self.open.append(reach)
            if cue.direction == BACKWARD:
                edge = cue.source.last if cue.source is not None else cue.last

    def scopes(self) -> list[Scope]:
        """All scopes, a chain of several links as several scopes over the same words."""
        found: list[Scope] = []
        base = 0
        if self.dateline is not None:
            evidence = Evidence(
                "attribution.dateline",
                self.dateline_where,
                "the agency of the dateline tells the whole report",
                "attribution",
            )
            found.append(Scope(0, len(self.page.words), self.dateline, 0, "", (evidence,)))
            base = 1
        for reach in self.reaches:
            if reach.last > reach.first:
                found.extend(self._split(reach, base))
        return found

    def _split(self, reach: Reach, base: int) -> list[Scope]:
        cue = reach.cue
        word = self.page.quote(cue.first, cue.last)
        scopes: list[Scope] = []
        for place, link in enumerate(reach.links):
            inner = place == len(reach.links) - 1
            shown = word if inner or cue.outer is not None else link.cue
            verb_class = cue.verb_class if inner else "neutral"
            attribution = Attribution(link.source, shown, link.kind, verb_class, reach.direct and inner)
            evidence = self._evidence(cue, link, word)
            scopes.append(
                Scope(reach.first, reach.last, attribution, base + reach.depth + place, cue.lemma, (evidence,))
            )
        return scopes

    def _evidence(self, cue: Cue, link: Link, word: Quote) -> Evidence:
        if link.carried:
            detail = f"«{word.text}» goes on with the speaker of an earlier sentence"
        elif link.source is not None:
            detail = f"«{word.text}» ({cue.verb_class}) is said by «{link.source.text}» ({link.kind})"
        else:
            detail = f"«{word.text}» ({cue.verb_class}) names no speaker"
        return Evidence(cue.rule, cue.where, detail, "attribution", word.start, word.end)

    def _cut(self, here: list[Reach], cue: Cue) -> None:
        """The report speaks itself: open speech ends. «end» ends only what stands in a subordinate clause."""
        for reach in here:
            inside = reach.first <= cue.begin < reach.last
            if inside and not reach.direct and (cue.direction == SELF or reach.cue.subordinate):
                reach.last = self._trim(cue.begin, reach.first)
        if cue.direction == SELF:
            self.speakers.reset()

    def _reach(self, sentence: Sentence, cue: Cue, here: list[Reach], edge: int) -> Reach | None:
        over = [reach for reach in here if reach.first <= cue.begin < reach.last]
        if any(reach.picture for reach in over) and cue.source is not None and cue.source.kind == "document":
            return None
        if cue.source is None and any(reach.direct for reach in over):
            return None
        main = next((reach for reach in here if reach.first >= sentence.first and not reach.cue.subordinate), None)
        if cue.direction != BACKWARD and (cue.source is None or self._is_sibling(sentence, cue)):
            over = self._close(over, cue)
        links = self.speakers.links(self.page, cue, main.links if main and not over else None, bool(over))
        if not links:
            return None
        depth = sum(len(reach.links) for reach in over)
        first, last, direct = self._range(sentence, cue, over, edge)
        if last <= first:
            return None
        return Reach(first, last, cue, links, depth, direct, cue.rule == "attribution.picture")

    def _is_sibling(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether a cue within open speech takes the word from it: after a conjunction, or verb first after a comma."""
        if cue.subordinate:
            return False
        before = self.page.keys[cue.begin - 1] if cue.begin > sentence.first else ""
        return cue.coordinated or before in ("،", "؛", ".")

    def _close(self, over: list[Reach], cue: Cue) -> list[Reach]:
        kept: list[Reach] = []
        for reach in over:
            if reach.direct:
                kept.append(reach)
            else:
                reach.last = self._trim(cue.begin, reach.first)
        return kept

    def _trim(self, last: int, first: int) -> int:
        while last > first and self.page.keys[last - 1] in _MARKS:
            last -= 1
        return last

    def _range(self, sentence: Sentence, cue: Cue, over: list[Reach], edge: int) -> tuple[int, int, bool]:
        limit = min([reach.last for reach in over], default=sentence.last)
        left = max([reach.first for reach in over], default=edge)
        if cue.direction == BACKWARD:
            quoted = cue.begin - 1 if self.page.keys[cue.begin - 1] != "،" else cue.begin - 2
            opened = self.page.opened.get(quoted)
            if opened is not None and self.page.is_speech(opened):
                return opened, quoted + 1, True
            return left, min(limit, cue.content) if cue.content > cue.begin else self._trim(cue.begin, left), False
        if cue.close is not None:
            return self._quoted(sentence, cue, limit)
        last = self._subordinate_end(cue, limit) if cue.subordinate else limit
        return cue.content, last, False

    def _quoted(self, sentence: Sentence, cue: Cue, limit: int) -> tuple[int, int, bool]:
        """A quotation ends at its mark; the sentence goes on being told where it runs on or adds another that-clause."""
        assert cue.close is not None
        keys, after = self.page.keys, cue.close + 1
        if after >= sentence.last:
            return cue.content, cue.close + 1, True
        rest = after + 1 if keys[after] == "،" else after
        adds = (
            rest + 1 < sentence.last
            and self.page.upos(rest) == "CCONJ"
            and (keys[rest + 1] == "ان" or rest + 1 in self.page.quotes)
        )
        runs_on = keys[after] not in _MARKS and not (rest == after and self.page.upos(after) == "CCONJ" and not adds)
        if adds or runs_on:
            return cue.content, max(limit, cue.close + 1), True
        return cue.content, cue.close + 1, True

    def _subordinate_end(self, cue: Cue, limit: int) -> int:
        """Speech in a subordinate clause ends at a comma, unless a that-clause goes on after it."""
        keys = self.page.keys
        index = cue.content + 1
        while index < limit:
            if index in self.page.quotes:
                index = self.page.quotes[index]
            elif keys[index] in ("،", "؛") and keys[index + 1 : index + 3] != ["و", "ان"]:
                return index
            index += 1
        return limit
