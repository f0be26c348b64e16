"""What would leave and what would stay, field by field, for the eyes of whoever exports; the values are real ones."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from marsad.export.profiles.profile import Profile
from marsad.export.profiles.withheld import Tally, reasons
from marsad.export.said import Language
from marsad.text.visible import visible

_WORDS = {
    "en": ("{} records through the profile «{}»; nothing was written", "leaves", "withheld", "such as", "the field"),
    "ar": ("عدد السجلات {} من خلال الملف «{}»؛ لم يُكتب شيء", "يخرج", "يُحجب", "مثل", "الحقل"),
}
_MARK = "\u200e"  # keeps a line in order although Arabic stands in it
_FIELD, _REASON = 43, 36  # columns of the screen


def preview(tally: Tally, profile: Profile, language: Language, width: int) -> Iterator[str]:
    """The lines of the table: first what leaves, then what stays and why, each with how many and examples."""
    title, leaves, stays, such_as, field = _WORDS[language]
    yield title.format(f"{tally.records:,}", visible(profile.name)) + "\n\n"
    yield f"{_cell(field, _FIELD)} {leaves:>8}  {such_as}\n" + "-" * width + "\n"
    for path, number in sorted(tally.leaves.items()):
        yield _cut(f"{_cell(path, _FIELD)} {number:>8,}  {_examples(tally.left_examples[path])}", width)
    yield f"\n{_cell(field, _FIELD)} {stays:>8}  {such_as}\n" + "-" * width + "\n"
    for (path, reason), number in sorted(tally.stays.items()):
        why = reasons()[reason].in_(language)
        shown = _examples(tally.stayed_examples[path, reason])
        yield _cut(f"{_cell(path, _FIELD)} {number:>8,}  {_cell(why, _REASON)} {shown}", width)


def _examples(values: list[str]) -> str:
    return " | ".join(visible(value) for value in values)


def _cell(text: str, width: int) -> str:
    return text if cell_len(text) > width else set_cell_size(text, width)


def _cut(line: str, width: int) -> str:
    shown = line if cell_len(line) <= width else set_cell_size(line, width - 1) + "…"
    return f"{_MARK}{shown.rstrip()}\n"
