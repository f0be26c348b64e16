"""The views: what stands now, ready for a researcher's own SQL, Datasette or pandas. The same on SQLite and PostgreSQL.

Views hold nothing of their own. They are taken away before a migration and made anew after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, inspect

# name → what it shows, its SQL. {joined:X} puts the texts X of several rows together, with « ؛ » between.
_NOW = """FROM claims c
JOIN readings r ON r.key = c.reading AND r.current = 1
JOIN documents d ON d.key = r.document AND d.present = 1"""

_PARTS = {
    "current_arguments": ("arguments", "Who or what took part in the current claims."),
    "current_places": ("places", "Where the current claims are."),
    "current_counts": ("counts", "How many of what, in the current claims."),
    "current_materiel": ("materiel", "Arms and vehicles of the current claims."),
    "current_sources": ("sources", "Who says so, of the current claims."),
}

_INCIDENT_PARTS = {
    "current_statements": ("statements", "Who says what of the incidents that stand now."),
    "current_disagreements": ("disagreements", "On what the claims of an incident part."),
    "current_incident_documents": ("incident_documents", "The reports that tell the incidents that stand now."),
}

CURRENT_CLAIMS = f"""SELECT c.key, c.id, c.type, c.words, c.factuality, c.outcome, c.rank,
  c.time_from, c.time_to, c.time_precision, p.place_id, p.name AS place, p.lat, p.lon, p.country,
  p.precision AS place_precision, p.radius_km,
  (SELECT {{joined:a.words}} FROM arguments a WHERE a.claim = c.key AND a.role = 'agent') AS agents,
  (SELECT {{joined:a.words}} FROM arguments a WHERE a.claim = c.key AND a.role = 'patient') AS patients,
  (SELECT {{joined:s.name}} FROM sources s WHERE s.claim = c.key) AS sources,
  d.key AS document, d.id AS document_id, d.source_id, d.path, d.url, d.title, d.publisher, d.published,
  u.key AS run, u.knowledge, u.version, c.record
{_NOW}
JOIN runs u ON u.key = r.run
LEFT JOIN places p ON p.claim = c.key AND p.number =
  (SELECT min(q.number) FROM places q WHERE q.claim = c.key AND q.role = 'location')"""

CURRENT_INCIDENTS = """SELECT i.key, i.id, i.type, i.title_ar, i.title_en, i.voices, i.time_from, i.time_to, i.time_precision,
  i.place_id, i.place_name, i.lat, i.lon, i.country, i.admin1, i.place_precision, i.radius_km,
  (SELECT count(*) FROM incident_documents x WHERE x.incident = i.key) AS documents,
  (SELECT count(*) FROM incident_claims x WHERE x.incident = i.key) AS claims,
  t.low AS killed_low, t.best AS killed_best, t.high AS killed_high, s.at AS since, s.knowledge, s.version, i.record
FROM incidents i
JOIN consolidations s ON s.key = i.since
LEFT JOIN tolls t ON t.incident = i.key AND t.what = 'killed'
WHERE i.until IS NULL"""

CURRENT_INCIDENT_CLAIMS = """SELECT i.id AS incident_id, x.claim_id, x.background, c.type, c.words, c.factuality,
  c.document_id, c.publisher, c.published
FROM incidents i
JOIN incident_claims x ON x.incident = i.key
LEFT JOIN current_claims c ON c.id = x.claim_id
WHERE i.until IS NULL"""

STANDING_JUDGEMENTS = """SELECT j.id, j.at, j.by, j.kind, s.subject, s.claim_id, j.field, j.value, j.note
FROM judgements j
LEFT JOIN judgement_subjects s ON s.judgement = j.id
WHERE j.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM judgements u WHERE u.undoes = j.id AND u.kind = 'undo'
  AND NOT EXISTS (SELECT 1 FROM judgements v WHERE v.undoes = u.id AND v.kind = 'undo'))"""

RUN_CHANGES = """SELECT x.run, d.id AS document_id, d.source_id, d.path, d.publisher, x.kind, x.claim_id, x.fields
FROM changes x
JOIN documents d ON d.key = x.document"""


def _part(table: str) -> str:
    return (
        "SELECT c.id AS claim_id, c.type, c.factuality AS claim_factuality,\n"
        "  d.id AS document_id, d.publisher, d.published, x.*\n"
        f"{_NOW}\nJOIN {table} x ON x.claim = c.key"
    )


def _incident_part(table: str) -> str:
    return (
        "SELECT i.id AS incident_id, i.type, i.title_ar, i.title_en, x.*\n"
        f"FROM incidents i\nJOIN {table} x ON x.incident = i.key\nWHERE i.until IS NULL"
    )


VIEWS: dict[str, tuple[str, str]] = {
    "current_claims": ("The claims that stand now: of the newest reading of each document, one row each.", CURRENT_CLAIMS),
    **{name: (told, _part(table)) for name, (table, told) in _PARTS.items()},
    "current_incidents": ("The incidents that stand now, one row each.", CURRENT_INCIDENTS),
    "current_incident_claims": ("The claims of the incidents that stand now.", CURRENT_INCIDENT_CLAIMS),
    **{name: (told, _incident_part(table)) for name, (table, told) in _INCIDENT_PARTS.items()},
    "standing_judgements": ("What persons decided and did not take back, one row for each subject.", STANDING_JUDGEMENTS),
    "run_changes": ("What each run changed in documents that had been read before.", RUN_CHANGES),
}  # fmt: skip


def make_views(connection: Connection) -> None:
    """Make all views; none of them may be there."""
    for name, (_, query) in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {_in_dialect(query, connection.dialect.name)}")


def drop_views(connection: Connection) -> None:
    """Take the views away, those that need others first."""
    there = set(inspect(connection).get_view_names())
    for name in reversed(VIEWS):
        if name in there:
            connection.exec_driver_sql(f"DROP VIEW {name}")


def _in_dialect(query: str, dialect: str) -> str:
    return "".join(_pieces(query, "string_agg" if dialect == "postgresql" else "group_concat"))


def _pieces(query: str, function: str) -> Iterator[str]:
    head, *rest = query.split("{joined:")
    yield head
    for piece in rest:
        column, _, after = piece.partition("}")
        yield f"{function}({column}, ' ؛ '){after}"
