"""Independent voices: who repeats whom."""

from __future__ import annotations

from dataclasses import replace

from tests.consolidate.tellers import copies, report, stems

from marsad.consolidate import Report
from marsad.consolidate.telling import tellings_of
from marsad.consolidate.voices import Voices
from marsad.model.claim import Attribution
from marsad.model.provenance import Provenance

LONG = "انفجار هز سوق الضبوعة وسط مدينة تعز صباح اليوم وأوقع عددا من القتلى والجرحى بين المارة والباعة والمتسوقين"


def voices(*reports: Report) -> int:
    tellings = [telling for one in reports for telling in tellings_of(one, stems())[0]]
    held = copies(*reports)
    found = Voices(tellings, stems(), held.group)
    return found.count(telling.claim.id for telling in tellings)


def test_ten_outlets_that_quote_one_monitor_are_one_voice() -> None:
    quoting = [
        report(f"انفجار {number}", "انفجار", publisher=f"صحيفة {number}", source=("مرصد الوادي", "monitor"))
        for number in range(10)
    ]
    assert voices(*quoting) == 1
    short = report("انفجار آخر", "انفجار", publisher="البلاد", source=("المرصد", "monitor"))
    named = report("انفجار ثالث", "انفجار", publisher="الأفق", source=("مدير مرصد الوادي سالم المرعي", "monitor"))
    assert voices(*quoting, named) == 1
    assert voices(*quoting, short) <= 2


def test_outlets_that_speak_themselves_are_voices_of_their_own_unless_they_run_one_text() -> None:
    one = report(LONG, "انفجار", publisher="السراة")
    copied = report(LONG + " أمس", "انفجار", publisher="الأفق")
    own = report("انفجار في تعز، بحسب مراسلنا الذي رأى الدخان من بعيد", "انفجار", publisher="البلاد")
    assert voices(one, own) == 2
    assert voices(one, copied) == 1
    assert voices(one, copied, own) == 2


def test_nameless_witnesses_of_two_reports_are_two_voices_and_of_copies_one() -> None:
    one = report(LONG, "انفجار", publisher="السراة", source=("شهود عيان", "witness"))
    copied = report(LONG + " أمس", "انفجار", publisher="الأفق", source=("شهود عيان", "witness"))
    other = report(
        "انفجار في تعز رآه الناس من أسطح المنازل", "انفجار", publisher="البلاد", source=("شهود عيان", "witness")
    )
    assert voices(one, other) == 2
    assert voices(one, copied) == 1


def test_a_monitor_and_a_ministry_are_two_voices() -> None:
    one = report("انفجار أول", "انفجار", source=("مرصد الوادي", "monitor"))
    other = report("انفجار ثان", "انفجار", source=("وزارة الداخلية اليمنية", "official"))
    assert voices(one, other) == 2


def forwarded(text: str, publisher: str, origin: str) -> Report:
    """A post that a channel forwarded from another."""
    one = report(text, "انفجار", publisher=publisher)
    document = replace(one.document, provenance=Provenance(forwarded_from=origin))
    link = Attribution(None, None, "social-media")
    return Report(document, tuple(replace(c, document=document, attribution=(link,)) for c in one.claims))


def test_channels_that_forward_one_channel_are_one_voice() -> None:
    one = forwarded("انفجار أول في تعز", "قناة السراة", "شبكة الوادي الإخبارية")
    same = forwarded("انفجار ثان في تعز", "قناة الأفق", "شبكة الوادي الإخبارية")
    other = forwarded("انفجار ثالث في تعز", "قناة البلاد", "وكالة الساحل")
    assert voices(one, same) == 1
    assert voices(one, same, other) == 2
