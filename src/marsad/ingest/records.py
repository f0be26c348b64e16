"""One record of an input (a JSON object, a row of a table, a file's front matter) → a Document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.ingest.admit import admit
from marsad.ingest.archives.nest import Nest
from marsad.ingest.dates import iso_day
from marsad.ingest.outcome import Rejected, Remark
from marsad.model.text import Document

if TYPE_CHECKING:
    from marsad.ingest.columns import Columns

# The names under which inputs give each field; the first is Marsad's own. A crawl's date is no publication date:
# "extracted_at", "crawled" and the like are not among them.
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "النص", "نص الخبر", "المحتوى"),
    "id": ("id", "source_id", "المعرف"),
    "title": ("title", "headline", "العنوان"),
    "publisher": ("publisher", "source", "outlet", "المصدر", "الناشر"),
    "published": ("published", "date", "published_at", "publication_date", "التاريخ", "تاريخ النشر"),
    "url": ("url", "link", "الرابط"),
}

Outcome = Document | Rejected | Remark

_INSTEAD = "give the reports, or a file that the command takes: claims or incidents that this version of Marsad wrote"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for a document that does not say it itself.

    ``inside``: the archives that its file lies in, if any; ``columns``: how tables name what they hold.
    """

    published: str | None = None
    publisher: str | None = None
    inside: Nest | None = None
    columns: Columns | None = None


def document_of(record: Mapping[str, object], path: str, where: str, defaults: Defaults) -> Iterator[Outcome]:
    """The document of a record, after a remark on each field that could not be taken; or why there is none.

    A record without a body is read by its title: the title is then the text.
    """
    if schema := _own(record):
        yield Rejected(where, f"it is a record of Marsad ({schema}), not a report", _INSTEAD)
        return
    fields = {name: _first(record, names) for name, names in COLUMNS.items()}
    text = fields["text"]
    if text is not None and not isinstance(text, str):
        yield Rejected(where, f"«text» is {_kind(text)}, not a text", "give the report's words as a text")
        return
    title = _text(fields["title"])
    if not (text or "").strip():
        text, title = title, None
    if text is None:
        reason = "the text is empty" if _named(record, "text") else f"no «text» among its fields ({_names(record)})"
        yield Rejected(where, reason, "put the report's words under «text»")
        return
    day, remark = _published(fields["published"], where, defaults)
    if remark:
        yield remark
    document = Document(
        text=text,
        source_id=_text(fields["id"]),
        path=path,
        url=_text(fields["url"]),
        title=title,
        publisher=_text(fields["publisher"]) or defaults.publisher,
        published=day,
    )
    yield admit(document, where)


def lacks_text(columns: Iterable[str]) -> bool:
    """Whether none of the columns can hold a report's words (nor its title)."""
    names = {name.strip().lower() for name in columns}
    return not names.intersection(COLUMNS["text"] + COLUMNS["title"])


def _published(value: object, where: str, defaults: Defaults) -> tuple[str | None, Remark | None]:
    written = _text(value)
    if written is None:
        return defaults.published, None
    if day := iso_day(written):
        return day, None
    advice = "write it as 2015-07-26; the report was read without it"
    if defaults.published:
        advice = f"write it as 2015-07-26; the report was read as of {defaults.published}, as --published says"
    return defaults.published, Remark(where, f"«{written[:40]}» is no date of publication", advice)


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first value, by the order of names, that is not empty."""
    lowered = {key.strip().lower(): value for key, value in record.items()}
    return next((lowered[name] for name in names if lowered.get(name) not in (None, "")), None)


def _named(record: Mapping[str, object], field: str) -> bool:
    return any(key.strip().lower() in COLUMNS[field] for key in record)


def _own(record: Mapping[str, object]) -> str | None:
    """The schema of a record that Marsad wrote; None for another's."""
    schema = record.get("schema")
    return schema[:40] if isinstance(schema, str) and schema.startswith("marsad/") else None


def _text(value: object) -> str | None:
    """A text, or a number as text, without the spaces around it; None for anything else and for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", bool: "true or false"}.get(type(value), "a number")


def _names(record: Mapping[str, object]) -> str:
    shown = [key[:30] for key in list(record)[:8]]
    return ", ".join(shown) or "it has none"
