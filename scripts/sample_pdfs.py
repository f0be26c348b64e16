"""Makes the PDFs on which reading Arabic PDFs is tested, from the invented texts beside them.

    python scripts/sample_pdfs.py [FOLDER]     default: tests/ingest/pdfs

Needs Chromium, LibreOffice Writer and poppler (for the scan), the fonts Noto Naskh Arabic and Amiri (both SIL Open Font
License), and from PyPI weasyprint, reportlab, arabic-reshaper, python-bidi, pypdf with cryptography, and Pillow. The tests
read the files that this made, and need none of these.
"""

from __future__ import annotations

import html
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "ingest" / "pdfs"
HEADER = "وكالة السراة · النشرة اليومية"
FONTS = {"report": "Noto Naskh Arabic", "numbers": "Amiri", "columns": "Noto Naskh Arabic"}
AMIRI = Path("/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf")
LINE = 62  # characters on a line of the page set without shaping

CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
)
STYLE = """
@page {{ size: A5; margin: 22mm 15mm 20mm 15mm; {margins} }}
body {{ font-family: "{font}"; font-size: 12pt; line-height: 1.7; direction: rtl; text-align: {align}; margin: 0 }}
h1 {{ font-size: 16pt }}
.columns {{ column-count: 2; column-gap: 8mm; font-size: 10pt }}
"""
MARGIN_BOXES = """@top-right {{ content: "{header}"; font-family: "{font}"; font-size: 9pt }}
@bottom-center {{ content: counter(page); font-size: 9pt }}"""

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph">
<style:paragraph-properties fo:text-align="{align}" style:writing-mode="rl-tb" fo:margin-bottom="3mm" fo:line-height="150%"/>
<style:text-properties style:font-name-complex="{font}" style:font-size-complex="12pt" fo:font-size="12pt"
 style:language-complex="ar" style:country-complex="SY" fo:font-family="{font}" style:font-family-complex="{font}"/>
</style:style></office:styles>
<office:automatic-styles>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="148mm" fo:page-height="210mm"
 fo:margin-top="12mm" fo:margin-bottom="12mm" fo:margin-left="15mm" fo:margin-right="15mm" style:writing-mode="rl-tb"/>
<style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="4mm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style>
</style:page-layout>
<style:style style:name="S" style:family="section"><style:section-properties
 text:dont-balance-text-columns="false" style:writing-mode="rl-tb">
<style:columns fo:column-count="{columns}" fo:column-gap="8mm"/></style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P">
<style:header><text:p>{header}</text:p></style:header><style:footer><text:p><text:page-number/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:section text:style-name="S" text:name="S">{body}</text:section></office:text>
</office:body></office:document>
"""


def paragraphs(name: str) -> list[str]:
    """The paragraphs of a text."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")


def page(name: str) -> str:
    """A text as a web page."""
    font, blocks = FONTS[name], [html.escape(block) for block in paragraphs(name)]
    align = "justify" if name != "numbers" else "right"
    margins = MARGIN_BOXES.format(header=HEADER, font=font)
    style = STYLE.format(font=font, align=align, margins=margins)
    first = f"<h1>{blocks[0]}</h1>" if name != "columns" else f"<p>{blocks[0]}</p>"
    body = first + "".join(f"<p>{block}</p>" for block in blocks[1:])
    kind = "columns" if name == "columns" else "one"
    head = f'<html lang="ar" dir="rtl"><meta charset="utf-8"><title>{name}</title><style>{style}</style>'
    return f'{head}<div class="{kind}">{body}</div></html>'


def chromium(name: str, out: Path) -> None:
    """By Chromium's «print to PDF» (Skia)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page(name), encoding="utf-8")
        run = ["chromium", *CHROMIUM.split(), f"--user-data-dir={folder}/user", "--no-pdf-header-footer"]
        subprocess.run([*run, f"--print-to-pdf={out}", source.as_uri()], check=True, capture_output=True, timeout=120)


def libreoffice(name: str, out: Path) -> None:
    """By LibreOffice Writer."""
    align = "justify" if name != "numbers" else "right"
    body = "".join(f'<text:p text:style-name="Standard">{html.escape(block)}</text:p>' for block in paragraphs(name))
    columns = 2 if name == "columns" else 1
    text = FODT.format(font=FONTS[name], align=align, header=HEADER, body=body, columns=columns)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{out.stem}.fodt"
        source.write_text(text, encoding="utf-8")
        run = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/user",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
        ]
        subprocess.run([*run, str(source)], check=True, capture_output=True, timeout=180)
        out.write_bytes(source.with_suffix(".pdf").read_bytes())


def weasyprint(name: str, out: Path) -> None:
    """By WeasyPrint (Pango and HarfBuzz, as GNOME's programs and Firefox lay text out)."""
    import weasyprint as maker

    maker.HTML(string=page(name)).write_pdf(str(out))


def visual(name: str, out: Path) -> None:
    """As old typesetting programs did: letters in their presentation forms, each line written from left to right."""
    from arabic_reshaper import ArabicReshaper
    from bidi.algorithm import get_display
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Amiri", str(AMIRI)))
    shape = ArabicReshaper({"delete_harakat": False, "support_ligatures": True}).reshape
    canvas, top = Canvas(str(out), pagesize=(420, 595), invariant=1), 540.0
    for block in paragraphs(name):
        for line in wrapped(block):
            canvas.setFont("Amiri", 11)
            canvas.drawRightString(380, top, get_display(shape(line), base_dir="R"))
            top -= 20
        top -= 12
        if top < 60:
            canvas.showPage()
            top = 540.0
    canvas.save()


def wrapped(block: str) -> list[str]:
    """A paragraph cut into lines."""
    lines = [""]
    for word in block.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def scan(name: str, out: Path) -> None:
    """A picture of a page and nothing else, as a scanner gives it: 200 dots per inch, grey, a little askew and noisy."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        libreoffice(name, source)
        subprocess.run(["pdftoppm", "-r", "200", "-gray", str(source), f"{folder}/page"], check=True)
        pages = [Image.open(path).rotate(0.4, fillcolor=255) for path in sorted(Path(folder).glob("page*.pgm"))]
        pages = [one.point(lambda grey: 16 * round(grey / 16)) for one in pages]
        pages[0].save(out, save_all=True, append_images=pages[1:], resolution=200, quality=45)


def lying(out: Path) -> None:
    """A page whose glyphs say ١٥ where its hidden second text, which PDFium prefers, says ٥١."""
    from arabic_reshaper import reshape
    from bidi.algorithm import get_display
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Amiri", str(AMIRI)))
    canvas = Canvas(str(out), pagesize=(420, 200), invariant=1)
    canvas.setFont("Amiri", 12)
    line = "أعلنت مديرية الصحة في مدينة الحديدة اليوم أن عدد القتلى بلغ"
    canvas.drawRightString(380, 150, get_display(reshape(line), base_dir="R"))
    canvas._code.append(f"/Span <</ActualText <{'٥١'.encode('utf-16').hex()}>>> BDC")
    canvas.drawRightString(380, 125, "١٥")
    canvas._code.append("EMC")
    canvas.save()


def damaged(source: Path, folder: Path) -> None:
    """One PDF locked with a password, and one whose fonts do not tell what their glyphs stand for."""
    from pypdf import PdfReader, PdfWriter

    locked = PdfWriter(clone_from=PdfReader(source))
    locked.encrypt("marsad", algorithm="AES-128")
    locked.write(folder / "locked.pdf")
    mute = PdfWriter(clone_from=PdfReader(source))
    for one in mute._objects:
        if isinstance(one, dict):
            one.pop("/ToUnicode", None)
    mute.write(folder / "mute.pdf")


MAKERS: dict[str, Callable[[str, Path], None]] = {
    "chromium": chromium, "libreoffice": libreoffice, "weasyprint": weasyprint, "visual": visual,
}  # fmt: skip


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name in FONTS:
        for maker, make in MAKERS.items():
            make(name, folder / f"{name}-{maker}.pdf")
    scan("report", folder / "report-scan.pdf")
    lying(folder / "lying.pdf")
    damaged(folder / "columns-weasyprint.pdf", folder)


if __name__ == "__main__":
    main()
