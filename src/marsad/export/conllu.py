"""CoNLL-U: a token with clitics is a multi-word token; ``start_char`` and ``end_char`` in MISC count in the text."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.analysis import Analysis
from marsad.model.text import Sentence, Token, Word


def conllu(analysis: Analysis) -> Iterator[str]:
    """The sentences of an analysed document, each as one block of lines. Heads and relations are not analysed."""
    document = analysis.document
    name = document.source_id or document.path or document.id
    for number, sentence in enumerate(analysis.sentences, 1):
        lines = [f"# newdoc id = {_flat(name)}"] if number == 1 else []
        lines += [f"# sent_id = {_flat(name)}-{number}"]
        lines += [f"# text = {_flat(analysis.quote(sentence.start, sentence.end))}"]
        lines += _sentence(analysis, sentence)
        yield "\n".join(lines) + "\n\n"


def _sentence(analysis: Analysis, sentence: Sentence) -> Iterator[str]:
    index = sentence.first
    while index < sentence.last:
        token = analysis.tokens[analysis.words[index].token]
        place = index - sentence.first + 1
        spaced = _is_followed_by_space(analysis, token)
        if token.last - token.first == 1:
            yield _word(analysis.words[index], place, _misc(token, spaced))
        else:
            until = token.last - sentence.first
            yield "\t".join([f"{place}-{until}", _flat(token.form), *"_" * 7, _misc(token, spaced)])
            for offset, word in enumerate(analysis.words[token.first : token.last]):
                yield _word(word, place + offset, _misc(word, True))
        index = token.last


def _word(word: Word, place: int, misc: str) -> str:
    columns = [str(place), _flat(word.form), _flat(word.lemma), word.upos, "_", word.feats or "_", "_", "_", "_", misc]
    return "\t".join(columns)


def _misc(unit: Token | Word, spaced: bool) -> str:
    place = f"start_char={unit.start}|end_char={unit.end}"
    return place if spaced else f"SpaceAfter=No|{place}"


def _is_followed_by_space(analysis: Analysis, token: Token) -> bool:
    after = analysis.document.text[token.end : token.end + 1]
    return not after or after.isspace()


def _flat(text: str) -> str:
    """The text on one line, without tabs; an underscore for none."""
    return " ".join(text.split()) or "_"
