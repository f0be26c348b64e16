"""An analysis as CoNLL-U: sentences, tokens and words; clitics as multi-word tokens; no tree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from marsad.model.analysis import Analysis
from marsad.model.text import Sentence, Token, Word


def to_conllu(analysis: Analysis) -> str:
    """The whole document in CoNLL-U, in its clean form; ``start_char`` and ``end_char`` count code points of the raw text."""
    return "".join(f"{line}\n" for line in _document(analysis))


def _document(analysis: Analysis) -> Iterator[str]:
    yield f"# newdoc id = {_one_line(analysis.document.source_id or analysis.document.id)}"
    for number, sentence in enumerate(analysis.sentences, 1):
        if sentence.first < sentence.last:
            yield f"# sent_id = {number}"
            yield f"# kind = {sentence.kind}"
            yield from _sentence(analysis, sentence)
            yield ""


def _sentence(analysis: Analysis, sentence: Sentence) -> Iterator[str]:
    first = analysis.words[sentence.first].token
    tokens = analysis.tokens[first : analysis.words[sentence.last - 1].token + 1]
    apart = [after.start > token.end for token, after in pairwise(tokens)] + [True]
    text = "".join(f"{token.form} " if space else token.form for token, space in zip(tokens, apart, strict=True))
    yield f"# text = {text.strip()}"
    for token, space in zip(tokens, apart, strict=True):
        words = analysis.words[token.first : token.last]
        base = token.first - sentence.first + 1
        if len(words) > 1:
            yield _row(f"{base}-{base + len(words) - 1}", token.form, ("_", "_", "_"), _misc(token, space))
        for place, word in enumerate(words, base):
            misc = _misc(word, space or len(words) > 1)
            yield _row(str(place), word.form, (word.lemma, word.upos, word.feats or "_"), misc)


def _row(number: str, form: str, grammar: tuple[str, str, str], misc: str) -> str:
    lemma, upos, feats = grammar
    return "\t".join((number, _cell(form), _cell(lemma), upos, "_", feats, "_", "_", "_", misc))


def _misc(unit: Token | Word, apart: bool) -> str:
    place = f"start_char={unit.start}|end_char={unit.end}"
    return place if apart else f"SpaceAfter=No|{place}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    """A cell may hold neither tabs nor nothing."""
    return "_" if not text else text.replace("\t", " ").replace("\n", " ")
