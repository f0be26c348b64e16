"""The rule for sources: whose words leave, and what becomes of a voice whose name does not."""

from __future__ import annotations

import re

from marsad.export.profiles.context import Context, part, parts
from marsad.export.profiles.social import accounts_in, is_account, site_of
from marsad.export.profiles.words import holds
from marsad.model.fields import Json

_POST = re.compile(r"(?:unknown|-?\d+)/-?\d+")  # the source id of a post of a Telegram export: chat/post


def hide_sources(record: Json, context: Context) -> None:
    """Take out the words of sources that the profile does not let leave; that there is one, and its kind, stays."""
    for link in parts(record, "attribution"):
        source, kind = part(link, "source"), str(link["kind"])
        if source is not None and (reason := _reason(str(source["text"]), kind, context)):
            context.hide_words(source, "attribution.source", reason)
            link["source"] = None


def hide_document(record: Json, context: Context) -> None:
    """Take out what names the account, the publisher or the address of a report, as far as the profile says so."""
    document = part(record, "document") or {}
    way = part(document, "provenance") or {}
    url = document.get("url")
    account = is_account(str(url or "")) or bool(_POST.fullmatch(str(document.get("source_id") or "")))
    if not context.profile.sources.accounts:
        _hide_accounts(document, way, account, context)
    publisher = document.get("publisher")
    if context.profile.publishers == "listed" and publisher and not context.names.is_body(str(publisher)):
        context.secrets.add(str(publisher))
        context.hide(document, "publisher", "document", "publisher-unlisted")
    if context.profile.urls == "site" and document.get("url"):
        context.hide(document, "url", "document", "site-only", site_of(str(document["url"])))


def _hide_accounts(document: Json, way: Json, account: bool, context: Context) -> None:
    for name in accounts_in(str(document.get("url") or "")):
        context.learn(name)
    if way.get("forwarded_from") and not context.names.is_body(str(way["forwarded_from"])):
        context.learn(way["forwarded_from"])
        context.hide(way, "forwarded_from", "document.provenance", "account")
    if not account:
        return
    context.hide(document, "url", "document", "account")
    if not context.names.is_body(str(document.get("publisher") or "")):
        context.learn(document.get("publisher"))
        context.hide(document, "publisher", "document", "account")


def _reason(text: str, kind: str, context: Context) -> str | None:
    """Why the words of a source stay; None if they leave."""
    allowed = context.profile.sources
    if kind == "social-media" and not allowed.accounts:
        return "account"
    if kind not in allowed.kinds:
        return "source-kind"
    if holds(text, allowed.unnamed):
        return "source-unnamed"
    if "listed" in (allowed.names, _at_most(context)) and not context.names.is_body(text):
        return "source-unlisted"
    if allowed.names == "known" and not context.names.is_known(text):
        return "source-unknown"
    return None


def _at_most(context: Context) -> str:
    """Where no words of the report leave, only listed names do."""
    return "listed" if context.profile.text == "none" else "any"
