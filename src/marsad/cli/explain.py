"""``marsad explain``: why a text reads as it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.read import Own, Published, known
from marsad.text.visible import visible

if TYPE_CHECKING:
    from marsad.explain import Explanation
    from marsad.model.text import Document


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="Words in Arabic, or a file that holds one report.")],
    offset: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Only the sentence that holds this code point of the text.")
    ] = None,
    published: Published = None,
    own: Own = None,
) -> None:
    """Show the tree of what fired: words, mentions, rules with their file and line, and rules that nearly fired."""
    from marsad.reader import Reader

    document = _document(text, published)
    if offset is not None and offset >= len(document.text):
        raise typer.BadParameter(f"the text has {len(document.text)} code points", param_hint="'--offset'")
    tree = Reader(known(own)).explain(document, offset=offset)
    typer.echo("\n".join(drawn(tree)))


def drawn(tree: Explanation) -> Iterator[str]:
    """The tree as lines, with its branches; what a report holds must neither steer the terminal nor hide."""
    yield visible(tree.label)
    yield from _branches(tree, "")


def _branches(tree: Explanation, margin: str) -> Iterator[str]:
    for index, child in enumerate(tree.children):
        last = index == len(tree.children) - 1
        yield f"{margin}{'└─' if last else '├─'} {visible(child.label)}"
        yield from _branches(child, margin + ("   " if last else "│  "))


def _document(text: str, published: str | None) -> Document:
    """The only document of a file, or the words themselves."""
    from marsad.ingest import Rejected, Remark, read_inputs
    from marsad.model.text import Document

    if text != "-" and not _is_file(text):
        return Document(text, published=published)
    found = [outcome for outcome in read_inputs([text], published=published) if not isinstance(outcome, Remark)]
    if len(found) != 1 or isinstance(found[0], Rejected):
        wrong = next(
            (str(outcome) for outcome in found if isinstance(outcome, Rejected)), f"{len(found)} reports in it"
        )
        raise typer.BadParameter(f"{wrong}; «explain» reads one report", param_hint="TEXT|FILE")
    return found[0]


def _is_file(text: str) -> bool:
    try:
        return Path(text).exists()
    except OSError:  # a sentence too long to be a file's name
        return False
