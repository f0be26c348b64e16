"""Whatever a valid claim holds, it goes in, comes out equal, byte for byte, and stands in plain rows."""

from __future__ import annotations

import json

from any_claim import told
from hypothesis import HealthCheck, given, settings
from test_round import Told, write

from marsad.model.codec import claim_to_json
from marsad.store import Store


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(told())
def test_any_claim_comes_back_as_it_was(store: Store, one: Told) -> None:
    (written,) = write(store, [one])
    document, claims = one
    back = next(report for report in store.reports() if report.document == document)
    assert back.claims == claims
    assert [json.dumps(claim_to_json(claim)) for claim in back.claims] == [
        json.dumps(claim_to_json(one)) for one in claims
    ]
    with store.reading() as connection:
        query = f"SELECT count(*) FROM claims c JOIN arguments a ON a.claim = c.key WHERE c.reading = {written.reading}"
        assert connection.exec_driver_sql(query).scalar() == sum(len(claim.event.arguments) for claim in claims)
