"""Ranges of time: from one to another, since one, before one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from marsad.recognise.time.calendars import UnresolvedError
from marsad.recognise.time.context import ORDER, Context, Interval
from marsad.recognise.time.partial import Between, Partial
from marsad.recognise.time.resolve import resolve


def between(node: Between, context: Context) -> Interval:
    """From one time to another, or to the day of speech."""
    if node.left is None:
        assert node.right is not None
        right = resolve(node.right, context)
        assert right.start is not None
        return Interval(None, right.start - timedelta(days=1), "not-after", right.anchor, "before that time")
    if node.right is None:
        left = resolve(node.left, replace(context, future=False, past=True))
        assert left.end is not None
        if left.start is None or (context.published is not None and left.start > context.published):
            raise UnresolvedError("it lies after the day of publication")
        if node.after:
            return Interval(
                left.end + timedelta(days=1), context.published, left.precision, left.anchor, "after that time"
            )
        return Interval(
            left.start, context.published, left.precision, left.anchor, "since then, up to the day of publication"
        )
    right = resolve(node.right, context)
    left = _before(node.left, right, context)
    if left.start is None or right.end is None or left.start > right.end:
        raise UnresolvedError("the range ends before it begins")
    return Interval(
        left.start,
        right.end,
        max(left.precision, right.precision, key=ORDER.index),
        right.anchor,
        "from the first end to the last",
    )


def _before(left: Partial, right: Interval, context: Context) -> Interval:
    """The first end, put before the second where it leaves its year or week open."""
    loose = left.year is None and left.period is None and left.lean is None and right.start is not None
    if not loose or (left.weekday is None and left.month is None):
        return resolve(left, context)
    return resolve(left, replace(context, published=right.start, future=False, past=True, named=None))
