"""Columns for sequence labelling: the words of the reports, one a line, a column of BIO labels for each layer.

The shape is that of CoNLL-2002/2003 (a line per word, an empty line after a sentence, ``#`` before what is said of it).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from marsad.export.cells import plain
from marsad.export.columns import Table, columns
from marsad.export.format import Format, Material, Options
from marsad.export.out import File, Out
from marsad.export.said import said, told
from marsad.export.spans import LAYERS, Annotated, Labelled, annotated
from marsad.model.analysis import Analysis
from marsad.model.text import Word
from marsad.text.analyser import TextAnalyser

COLUMNS = Table("conll", columns("conll"), said("row-conll"))


def lines(document: Annotated, analysis: Analysis, out: Out) -> Iterator[str]:
    """The lines of one report. Of two spans of a layer that overlap, the first, then the longer, has the column."""
    words = analysis.words
    spans = sorted({span for claim in document.claims for span in claim.spans}, key=_order)
    labels = {layer: _labels([span for span in spans if span.layer == layer], words, out) for layer in LAYERS}
    exact = _exact(spans, words)
    yield f"# document = {document.document.id}\n"
    for number, sentence in enumerate(analysis.sentences, 1):
        yield f"# sentence = {number}\n"
        for at in range(sentence.first, sentence.last):
            word = words[at]
            cells = [_form(analysis.quote(word.start, word.end)), str(word.start), str(word.end)]
            cells += [labels[layer].get(at, "O") for layer in LAYERS]
            yield "\t".join([*cells, "|".join(exact.get(at, ())) or "_"]) + "\n"
        yield "\n"


def _labels(spans: list[Labelled], words: Sequence[Word], out: Out) -> dict[int, str]:
    found: dict[int, str] = {}
    for span in spans:
        over = _over(span, words)
        if any(at in found for at in over):
            out.leave("left-overlap")
            continue
        for at in over:
            found[at] = f"{'B' if at == over[0] else 'I'}-{span.label}"
    return found


def _over(span: Labelled, words: Sequence[Word]) -> list[int]:
    """The words that a span stands on, whole or in part."""
    first = bisect_right(words, span.start, key=lambda word: word.end)
    found = []
    for at in range(first, len(words)):
        if words[at].start >= span.end:
            break
        found.append(at)
    return found


def _exact(spans: list[Labelled], words: Sequence[Word]) -> dict[int, list[str]]:
    """The offsets of every span, overlapping ones too, at the first word that it stands on."""
    found: dict[int, list[str]] = {}
    for span in spans:
        if over := _over(span, words):
            found.setdefault(over[0], []).append(f"{span.start}-{span.end}:{span.layer}:{span.label}")
    return found


def _order(span: Labelled) -> tuple[int, int, str, str]:
    return span.start, -span.end, span.layer, span.field


def _form(text: str) -> str:
    """A word on one line of columns; where nothing can be shown, a sign that says so."""
    return "".join(plain(text).split()) or "\ufffd"


def _write(material: Material, out: Out, _: Options) -> None:
    analyser = TextAnalyser(material.knowledge)
    extras = {"encoding": "utf-8", "dialect": {"delimiter": "\t", "header": False, "commentChar": "#"}}
    with out.text(File("claims.conll", "text/plain", None, extras)) as write:
        write(f"# columns = {' '.join(COLUMNS.names)}\n")
        for document in annotated(material, out):
            out.records += len(document.claims)
            for line in lines(document, analyser.analyse(document.document), out):
                write(line)


def _tables(_: Options) -> tuple[Table, ...]:
    return (COLUMNS,)


CONLL = Format(
    name="conll",
    title=said("title-conll"),
    units=("claims",),
    suffix=".conll",
    tables=_tables,
    write=_write,
    drops=told("drop-values", "drop-codes", "drop-relations"),
    rules=told("rule-text-needed", "rule-code-points", "rule-conll"),
    licence=said("licence-text"),
)
