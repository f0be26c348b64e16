"""``marsad schema``: the published JSON Schema of a record."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Record(StrEnum):
    """The records that Marsad writes."""

    claim = "claim"
    mention = "mention"
    incident = "incident"
    judgement = "judgement"


def schema(record: Annotated[Record, typer.Argument(help="The record whose schema is wanted.")] = Record.claim) -> None:
    """Print the JSON Schema of what «read» (claim), «mentions» (mention), «incidents» or «judge» (judgement) writes."""
    from marsad.model.schemas import schema_text

    typer.echo(schema_text(record.value), nl=False)
