"""What a PDF says of glyphs beside them («ActualText»): read where it does not say it of the glyphs themselves.

Chromium writes a letter with its vowel sign so. pdfplumber passes over it, so that the class which it makes layouts with is
replaced by one that puts the words into the name of the tag, which each glyph carries.
"""

from __future__ import annotations

from typing import Any

MARK = "\x00actual\x00"

_LONGEST = 24  # letters: what stands for a whole line is not of one glyph's kind


def listen() -> None:
    """From now on pdfplumber's glyphs carry the words beside them in their ``tag``; see ``beside``."""
    import pdfplumber.page as page
    from pdfminer.utils import decode_text

    usual: Any = page.PDFPageAggregatorWithMarkedContent
    if getattr(usual, "marsad", False):
        return

    class Listening(usual):  # type: ignore[misc]
        marsad = True
        spans = 0

        def begin_tag(self, tag: Any, props: Any = None) -> None:
            super().begin_tag(tag, props)
            words = props.get("ActualText") if isinstance(props, dict) else None
            if isinstance(words, bytes | str):
                Listening.spans += 1
                text = decode_text(words) if isinstance(words, bytes) else words
                self.cur_tag = f"{MARK}{Listening.spans}{MARK}{text[: _LONGEST + 1]}"

    page.PDFPageAggregatorWithMarkedContent = Listening  # type: ignore[misc]


def beside(char: dict[str, Any]) -> tuple[str, str] | None:
    """The number of the span and its words, for a glyph that has some; None for what is too long to stand for glyphs."""
    tag = char.get("tag")
    if not isinstance(tag, str) or not tag.startswith(MARK):
        return None
    number, text = tag[len(MARK) :].split(MARK, 1)
    return (number, text) if len(text) <= _LONGEST else None
