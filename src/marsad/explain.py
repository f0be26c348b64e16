"""Why a text reads as it does, as a tree for a person: words, mentions, rules that fired, rules that nearly did."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.extract.extractor import ClaimExtractor
from marsad.extract.found import Found
from marsad.model.analysis import Analysis
from marsad.model.claim import Claim
from marsad.model.mention import Mention
from marsad.model.text import Sentence, Word


@dataclass(slots=True)
class Explanation:
    """A node: a line of text and what stands under it."""

    label: str
    children: list[Explanation] = field(default_factory=list)

    def add(self, label: str) -> Explanation:
        """Add a node below this one and return it."""
        child = Explanation(label)
        self.children.append(child)
        return child

    def lines(self, depth: int = 0) -> list[str]:
        """The tree as indented lines."""
        found = ["  " * depth + self.label]
        for child in self.children:
            found.extend(child.lines(depth + 1))
        return found


def explain(analysis: Analysis, extractor: ClaimExtractor, offset: int | None = None) -> Explanation:
    """The tree of one analysed document, or of its sentence at ``offset``."""
    root = Explanation("document " + analysis.document.id)
    near: list[Found] = []
    extractor.events(analysis, near)
    for number, sentence in enumerate(analysis.sentences):
        if offset is None or sentence.start <= offset < sentence.end:
            _sentence(root, analysis, number, sentence, near)
    return root


def _sentence(root: Explanation, analysis: Analysis, number: int, sentence: Sentence, near: list[Found]) -> None:
    node = root.add(
        f"sentence {sentence.start}–{sentence.end} ({sentence.kind}): {analysis.quote(sentence.start, sentence.end)}"
    )
    words = analysis.words[sentence.first : sentence.last]
    node.add("normal form: " + " ".join(word.key for word in words))
    _tokens(node.add("tokens"), analysis, sentence)
    mentions = node.add("mentions")
    for mention in analysis.all_mentions():
        if sentence.first <= mention.first < sentence.last:
            _mention(mentions, analysis, mention)
    claims = node.add("claims")
    for claim in analysis.claims:
        if sentence.start <= claim.event.trigger.start < sentence.end:
            _claim(claims, claim)
    _near(node.add("rules that nearly fired"), analysis, [found for found in near if found.sentence == number])
    node.children = [child for child in node.children if child.children or ":" in child.label]


def _tokens(node: Explanation, analysis: Analysis, sentence: Sentence) -> None:
    for token in analysis.tokens:
        if sentence.first <= token.first < sentence.last:
            words = analysis.words[token.first : token.last]
            node.add(f"{token.form} = " + " + ".join(map(_word, words)))


def _word(word: Word) -> str:
    readings = [f"{r.lemma} {r.upos} {r.feats}".strip() + (f" ← {r.verb}" if r.verb else "") for r in word.readings]
    return f"{word.form} [{' | '.join(readings)}]"


def _mention(node: Explanation, analysis: Analysis, mention: Mention) -> None:
    words = analysis.quote(mention.start, mention.end)
    child = node.add(f"{mention.dimension} «{words}» {mention.start}–{mention.end}: {mention.value}")
    for evidence in mention.evidence:
        child.add(_because(evidence.rule, evidence.file, evidence.detail))


def _claim(node: Explanation, claim: Claim) -> None:
    event = claim.event
    child = node.add(f"{event.type} «{event.trigger.text}» {claim.factuality} {claim.id}")
    for argument in event.arguments:
        who = f" → {argument.actor.id or argument.actor.name}" if argument.actor else ""
        child.add(f"{argument.role}: «{argument.words.text}»{who}")
    for place in event.places:
        child.add(f"place ({place.role}): «{place.words.text}» → {place.place.id if place.place else 'unresolved'}")
    if event.time is not None:
        words = f"«{event.time.words.text}» " if event.time.words else ""
        child.add(f"time: {words}{event.time.value.start}–{event.time.value.end} ({event.time.value.precision})")
    for count in event.counts:
        child.add(f"count: {count.of} {count.who} «{count.words.text}» {count.low}–{count.best}–{count.high}")
    for item in event.materiel:
        child.add(f"materiel: «{item.words.text}» → {item.item.id}")
    for link in claim.attribution:
        child.add(f"according to: «{claim.source_name(link) or '?'}» ({link.kind}, {link.verb_class})")
    why = child.add("because")
    for evidence in claim.evidence:
        why.add(_because(evidence.rule, evidence.file, evidence.detail))


def _near(node: Explanation, analysis: Analysis, near: list[Found]) -> None:
    told: set[str] = set()
    for found in near:
        missing = "; ".join(evidence.detail for evidence in found.evidence if evidence.field == "near")
        line = f"{found.rule.id} ({found.rule.where}) at «{analysis.words[found.first].form}»: {missing}"
        if missing and line not in told:
            node.add(line)
        told.add(line)


def _because(rule: str, file: str | None, detail: str) -> str:
    return f"{rule} ({file}): {detail}" if file else f"{rule}: {detail}"
