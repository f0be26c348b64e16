"""What Alembic runs: the steps, on the connection that ``migrate`` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from marsad.store.models import Base

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transaction_per_migration=False)
context.run_migrations()
