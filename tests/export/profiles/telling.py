"""Claims with secrets in every field that can hold one, and what the secrets are. All of it is invented."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.claim import (
    Argument,
    Attribution,
    Claim,
    Count,
    EventMateriel,
    EventMention,
    EventPlace,
    EventTime,
    Quote,
)
from marsad.model.evidence import Evidence
from marsad.model.mention import ActorValue, MaterielValue, Place, TimeValue
from marsad.model.provenance import Provenance
from marsad.model.text import Document

WITNESS = "أبو جابر الزعفراني"
VICTIM = "ميسون القنطار"
ACCOUNT = "قناة نبع الحقيقة"
LOGIN = "zfrnlogin"
PRIVATE_GROUP = "كتيبة وادي النمل"
SITE = "مستشفى الينبوع"
STREET = "حي الخروب العلوي"
LAT, LON = 13.57891, 44.01234

TEXT = (
    f"قال الشاهد {WITNESS} فجر الاثنين إن غارة للتحالف العربي على {SITE} في {STREET} بتعز قتلت {VICTIM} وسبعة مدنيين، "
    f"واستولت {PRIVATE_GROUP} على دبابتين، وأضاف {WITNESS} أن القصف تكرر."
)


def quote(words: str, text: str = TEXT) -> Quote:
    start = text.index(words)
    return Quote(words, start, start + len(words))


DOCUMENT = Document(
    TEXT,
    source_id=f"interview-{LOGIN}",
    path=f"/home/{LOGIN}/cases/{WITNESS}.txt",
    url=f"https://t.me/{LOGIN}/77",
    title=f"شهادة {WITNESS} على مقتل {VICTIM}",
    publisher=ACCOUNT,
    published="2018-06-12T05:40:00",
    provenance=Provenance(
        captured="2018-06-13T01:02:03Z",
        original="sha256:" + "a" * 64,
        extractor="pdf 1",
        forwarded_from=ACCOUNT,
        reply_to=f"{LOGIN}/76",
        media=(f"C:\\Users\\{LOGIN}\\{VICTIM}.jpg",),
    ),
)
TAIZZ = Place("geonames:70225", "تعز", 13.57952, 44.02091, "YE", "تعز", "town", 5.0)
HOSPITAL = Place("seed:ye-yanbu", SITE, LAT, LON, "YE", "تعز", "site", 0.3)
QUARTER = Place("seed:ye-kharrub", STREET, LAT, LON, "YE", "تعز", "neighbourhood", 1.0)
COALITION = ActorValue("saudi-led-coalition", "التحالف العربي", "coalition")
CLAIM = Claim(
    id="c" * 24,
    document=DOCUMENT,
    sentence=(0, len(TEXT)),
    event=EventMention(
        "air-strike",
        quote("غارة"),
        (
            Argument("agent", quote("لتحالف العربي"), COALITION),
            Argument("patient", quote(VICTIM), ActorValue(None, VICTIM, "person")),
            Argument("patient", quote(SITE), None),
            Argument("to-holder", quote(PRIVATE_GROUP), ActorValue(None, PRIVATE_GROUP, "armed-group")),
        ),
        (EventPlace(quote("تعز"), TAIZZ), EventPlace(quote(SITE), HOSPITAL), EventPlace(quote(STREET), QUARTER)),
        EventTime(quote("فجر الاثنين"), TimeValue("2018-06-11T04:00", "2018-06-11T05:59", "part-of-day", "published")),
        (
            Count("killed", "unspecified", quote(f"{VICTIM} وسبعة مدنيين"), 8, 8, 8, side=VICTIM),
            Count("killed", "civilians", quote("سبعة مدنيين"), 7, 7, 7, subset_of=0),
        ),
        (EventMateriel(quote("دبابتين"), MaterielValue("tanks", "battle-tanks"), 2, 2, 2, VICTIM, PRIVATE_GROUP),),
    ),
    also=(quote("القصف"), quote(f"{WITNESS} أن القصف")),
    attribution=(
        Attribution(None, None, "social-media"),
        Attribution(quote(f"الشاهد {WITNESS}"), quote("قال"), "witness"),
    ),
    evidence=(
        Evidence("x.rule", f"/home/{LOGIN}/own.yaml:3", f"«قال» is said by «الشاهد {WITNESS}»", "attribution", 0, 9),
    ),
    codes=(("plover", (("type", "ASSAULT"), ("note", WITNESS))),),
)
# A second claim of the same report that, by a slip of reading, takes the witness's name for a place and an armed group.
SLIPPED = replace(
    CLAIM,
    id="d" * 24,
    event=replace(
        CLAIM.event,
        arguments=(Argument("agent", quote(WITNESS), ActorValue(None, WITNESS, "armed-group")),),
        places=(EventPlace(quote(WITNESS), replace(TAIZZ, id="geonames:1", name=WITNESS)),),
        materiel=(),
        counts=(Count(WITNESS, VICTIM, quote("سبعة مدنيين"), 7, 7, 7),),
        outcome=VICTIM,
    ),
    attribution=(Attribution(quote(WITNESS), None, "official"),),
    also=(),
)
# What no profile that withholds lets leave; the last four are coordinates and hours. A quarter may leave to partners.
EVERYWHERE = (
    WITNESS,
    "الزعفراني",
    VICTIM,
    "القنطار",
    ACCOUNT,
    LOGIN,
    "/home/",
    SITE,
    "الينبوع",
    str(LAT),
    str(LON),
    "05:40",
    "04:00",
)
SECRETS = {"partner": EVERYWHERE, "public": (*EVERYWHERE, STREET, "الخروب", PRIVATE_GROUP)}
