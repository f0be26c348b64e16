"""Days of publication as inputs write them."""

from __future__ import annotations

import pytest

from marsad.ingest import iso_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2015-07-26", "2015-07-26"),
        (" 2015/7/6 ", "2015-07-06"),
        ("2015-07-26 02:51:32", "2015-07-26"),
        ("2017-03-29T00:01:19.055Z", "2017-03-29"),
        ("2017-03-29T23:01:19+03:00", "2017-03-29"),
        ("26/7/2015", "2015-07-26"),
        ("26.07.2015, 10:15", "2015-07-26"),
        ("٢٦/٧/٢٠١٥", "2015-07-26"),
        ("Sun, 26 Jul 2015 10:00:00 GMT", "2015-07-26"),
        ("07/26/2015", None),
        ("Sun, 26 Jul 2015 10:99999999999999999999:00 GMT", None),
        ("Sun, 26 Jul 2015 10:00:00 +99999999999999", None),
        ("26/07-2015", None),
        ("2015-02-30", None),
        ("2015-07", None),
        ("26/7/15", None),
        ("\u200f2015-07-26\u200f", "2015-07-26"),
        ("1437-04-28", None),
        ("٢٨/٤/١٤٣٧", None),
        ("yesterday", None),
        ("Sun, 99 Jul 2015 10:00:00 GMT", None),
        ("", None),
    ],
)
def test_iso_day(written: str, day: str | None) -> None:
    assert iso_day(written) == day
