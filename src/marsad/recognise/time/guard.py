"""What looks like a time and is none: streets, movements, papers and persons named after one."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.knowledge import Row
from marsad.recognise.time.lexicon import Lexicon
from marsad.recognise.time.partial import Amount, Found, Partial
from marsad.recognise.time.scan import QUOTES, Scan
from marsad.text.fold import key


def is_name(lexicon: Lexicon, scan: Scan, i: int, found: Found) -> bool:
    """Whether the word before makes the expression at ``i`` a name («شارع 29 أيار», «صحيفة الغد»)."""
    node, before = found.node, scan.before(i)
    if scan.keys[found.end] in lexicon.role["ago"] and scan.keys[found.end + 1] in lexicon.role["nativity"]:
        return True  # «عام 2000 قبل الميلاد»
    if before < 0:
        return False
    if isinstance(node, Amount):
        return any(row["of"] == "length" for row in lexicon.heads.get(scan.keys[before], ()))
    if not isinstance(node, Partial):
        return False
    if _called(lexicon, scan, before, node) or _paper(scan, i, found.end, node):
        return True
    for row in _heads(lexicon, scan, before):
        if row["unless"] == "year" and node.year is not None:
            continue
        if row["unless"] == "time" and before and scan.keys[before - 1] in lexicon.supports:
            continue
        if "deictic" in node.facets and scan.keys[before].startswith(lexicon.article):
            continue  # «طيران التحالف أمس» is no name; «صحيفة اليوم» is one
        if row["of"] == "weekday" and scan.keys[before] != key(row["word"]):
            continue  # «قصف المسجد الجمعة» was on Friday
        if _held(row["of"], node):
            return True
    return False


def _heads(lexicon: Lexicon, scan: Scan, before: int) -> Sequence[Row]:
    """The rows of the word before, or of the one before its adjective («المؤسسة الاستشفائية أول نوفمبر»)."""
    keys = scan.keys
    found = lexicon.heads.get(keys[before]) or lexicon.heads.get(keys[before].removeprefix(lexicon.article))
    adjective = before > 0 and scan.words[scan.first[before]].upos == "ADJ" and keys[before].startswith(lexicon.article)
    if found is None and adjective and keys[before - 1].startswith(lexicon.article):
        found = [
            row for row in lexicon.heads.get(keys[before - 1].removeprefix(lexicon.article), ()) if row["of"] == "any"
        ]
    return found or ()


def _paper(scan: Scan, i: int, end: int, node: Partial) -> bool:
    """Whether quotation marks make «اليوم» a newspaper."""
    return (
        node.facets == {"deictic"}
        and node.days == 0
        and i > 0
        and scan.keys[i - 1] in QUOTES
        and scan.keys[end] in QUOTES
    )


def _called(lexicon: Lexicon, scan: Scan, before: int, node: Partial) -> bool:
    """Whether a given name stands before a month or a weekday: «حميد شباط», «أحمد الجمعة»; not so «الملك سلمان الجمعة»."""
    if scan.keys[before] not in lexicon.given or node.lean is not None:
        return False
    if node.facets == {"month"}:
        return node.year is None
    return node.facets == {"weekday"} and not (before and scan.keys[before - 1] in lexicon.role["royal"])


def _held(of: str, node: Partial) -> bool:
    facets = node.facets
    if of == "date":
        return "date" in facets and not facets & {"weekday", "part", "deictic"}
    if of == "weekday":
        return facets == {"weekday"} and node.lean is None
    if of in ("clock", "length"):
        return of == "clock" and facets <= {"clock", "part"} and "clock" in facets
    if of == "today":
        return facets == {"deictic"} and node.part is None
    if of == "month":
        return facets == {"month"} and node.year is None and node.lean is None
    return not facets & {"weekday", "part", "clock", "period"} and node.year is None and node.lean is None
