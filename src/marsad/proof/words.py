"""Triggers that the word lexicon does not know: the reader meets them and never reads them as the rule means."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.knowledge import Knowledge
from marsad.knowledge.problems import Problem
from marsad.knowledge.rules import Rule, Trigger
from marsad.model.text import Reading
from marsad.text.fold import key
from marsad.text.paradigm import StemIndex
from marsad.text.words import WordAnalyser

_NOUNS = frozenset({"NOUN", "PROPN", "X"})


def unknown_triggers(knowledge: Knowledge, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """The triggers whose forms the word analyser does not read as this verb or noun."""
    words, index = WordAnalyser(knowledge), StemIndex(knowledge)
    for rule in rules:
        for trigger in rule.triggers:
            if trigger.kind == "word":
                continue
            folded = key(trigger.lemma)
            readings = [reading for piece in words.split(trigger.lemma) for reading in piece.readings]
            readings += [
                found.reading for found in index.analyse(trigger.lemma, folded, False, False)
            ]  # فقد is also ف and قد
            if " " in trigger.lemma or not any(_means(trigger.kind, folded, reading) for reading in readings):
                yield _unknown(rule, trigger, readings)


def _means(kind: str, folded: str, reading: Reading) -> bool:
    if kind == "verb":
        return reading.verb is not None and key(reading.verb) == folded
    return reading.upos in _NOUNS and key(reading.lemma) == folded


def _unknown(rule: Rule, trigger: Trigger, readings: list[Reading]) -> Problem:
    if " " in trigger.lemma:
        return Problem(
            rule.file,
            trigger.line,
            f"The trigger «{trigger.lemma}» is more than one word and is never found."
            " Write the one word that names the event, and the others under «context».",
            f"«{trigger.lemma}» أكثر من كلمة فلا يعثر عليها. اكتب الكلمة التي تدل على الحدث، والباقي تحت «context».",
        )
    table, name = ("verbs", "فعلا") if trigger.kind == "verb" else ("nouns", "اسما")
    form_of = _form_of(trigger, readings)
    if form_of is not None:
        return Problem(
            rule.file,
            trigger.line,
            f"The {trigger.kind} «{trigger.lemma}» is read as a form of «{form_of}», so that the rule is never reached by it."
            f" Write «{form_of}», or add «{trigger.lemma}» to lexicon/{table}.csv.",
            f"تقرأ «{trigger.lemma}» صورة من «{form_of}»، فلا تصل القاعدة بها إلى شيء."
            f" اكتب «{form_of}» أو أضف «{trigger.lemma}» إلى lexicon/{table}.csv.",
        )
    return Problem(
        rule.file,
        trigger.line,
        f"The {trigger.kind} «{trigger.lemma}» is not in the word lexicon, so that the rule is never reached by it."
        f" Correct its spelling, or add it to lexicon/{table}.csv.",
        f"لا يعرف مرصد «{trigger.lemma}» {name}، فلا تصل القاعدة به إلى شيء. صحح كتابته أو أضفه إلى lexicon/{table}.csv.",
    )


def _form_of(trigger: Trigger, readings: list[Reading]) -> str | None:
    """The word of which the trigger is another form (a plural, an imperfect); None if there is none."""
    if trigger.kind == "verb":
        found = [reading.verb for reading in readings if reading.upos == "VERB" and reading.verb]
    else:
        found = [reading.lemma for reading in readings if reading.upos == "NOUN" and "Number=" in reading.feats]
    return found[0] if found else None
