"""Which addresses are accounts of social media: who owns one is a person, whatever the account is called."""

from __future__ import annotations

from urllib.parse import urlsplit

_HOSTS = (
    "bsky.app", "discord.com", "facebook.com", "fb.com", "fb.watch", "instagram.com", "linkedin.com", "ok.ru", "reddit.com",
    "snapchat.com", "t.me", "telegram.me", "telegram.org", "telesco.pe", "threads.net", "tiktok.com", "twitter.com", "vk.com",
    "wa.me", "whatsapp.com", "x.com", "youtu.be", "youtube.com",
)  # fmt: skip


def is_account(url: str | None) -> bool:
    """Whether a URL leads to a social medium."""
    host = _host(url)
    return any(host == known or host.endswith(f".{known}") for known in _HOSTS)


def site_of(url: str | None) -> str | None:
    """The site of a URL, without its path, its query and any name of a user; None for what is no address of the web."""
    host = _host(url)
    scheme = (url or "").partition(":")[0].lower()
    return f"{scheme}://{host}/" if host and scheme in ("http", "https") else None


def accounts_in(url: str | None) -> tuple[str, ...]:
    """The names in a URL that are names of persons: of the account, and of the user before an @."""
    try:
        parts = urlsplit(url or "")
        user = parts.username
    except ValueError:
        return (url or "",)
    path = [part.lstrip("@") for part in parts.path.split("/") if part]
    return tuple(filter(None, [user, *(path[:1] if is_account(url) else [])]))


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
