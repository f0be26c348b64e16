"""Reports with what a format for annotators stumbles over, and an export of them. All of it is invented."""

from __future__ import annotations

from pathlib import Path

from marsad import Reader
from marsad.export.format import Format, Material, Options
from marsad.export.out import Out
from marsad.export.package import Made
from marsad.export.run import export
from marsad.knowledge import Knowledge
from marsad.model.claim import Claim
from marsad.model.text import Document

KNOWLEDGE = Knowledge()
TEXTS = (
    "قال مصدر أمني إن غارة جوية استهدفت سوقا في مدينة تعز أمس الاثنين، وأسفرت عن مقتل سبعة مدنيين وإصابة نحو 20 آخرين.",
    "\ufeffعاجل 🔴🔴 قُتِلَ خمسةُ مدنيين\u200f في قصفٍ على مدينة\r\nحلب"
    "\r\nاليوم\tالثلاثاء\n\nسيطــر الجيش السوري على بلدة سراقب 🚀.",
    "مقتل 3 جنود في انفجار عبوة ناسفة بمدينة عدن\nوسيطرة الحوثيين على معسكر\u2028 قرب الحديدة\x85"
    " حسب وكالة رويترز \ud800 نقلا عن شهود",
    "استولى الجيش اليمني على دبابتين وثلاث عربات عسكرية في مأرب، بحسب المتحدث باسم الجيش اليمني.",
)


def claims() -> list[Claim]:
    """What Marsad reads in the texts."""
    reader = Reader()
    documents = (Document(text, title="عنوان", publisher="وكالة السراة", published="2018-06-12") for text in TEXTS)
    return [claim for document in documents for claim in reader.read(document)]


def written(form: Format, folder: Path, held: list[Claim], language: str = "en") -> Out:
    """An export of claims alone."""
    material = Material(held, (), KNOWLEDGE)
    return export(form, material, folder, Options(language, "claims"), Made())  # type: ignore[arg-type]
