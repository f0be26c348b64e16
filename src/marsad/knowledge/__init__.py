"""Loading and checking of what researchers write. The data lies in ``ar/``; there is no Python in it."""

from marsad.knowledge.base import Knowledge
from marsad.knowledge.plain import Entry, Node
from marsad.knowledge.tables import Row, Table

__all__ = ["Entry", "Knowledge", "Node", "Row", "Table"]
