"""Offices told without a name: «الرئيس المصري», «الأمين العام للأمم المتحدة», «مدير المرصد السوري»."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.knowledge import Knowledge
from marsad.model.mention import ActorValue
from marsad.recognise.actor.lexicon import Lexicon, keys_of
from marsad.recognise.actor.ties import FOLDER
from marsad.text.fold import key

_MARKS = "\"'«»“”()"
_ARTICLE = "ال"

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """An office that one person holds at a time. ``country`` or ``of`` (an actor's id) says whose it is."""

    id: str
    name: str
    kind: str
    country: str
    of: str
    titles: tuple[Keys, ...]


class Posts:
    """The offices whose holders are dated, found by the whole of the words that tell one."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_country: dict[tuple[Keys, str], Post] = {}
        self._by_body: dict[str, list[tuple[Keys, Post]]] = {}
        self._whole: dict[Keys, Post] = {}
        self.posts = _posts(knowledge)
        for post in self.posts.values():
            self._add(post)
        for titles in self._by_body.values():
            titles.sort(key=lambda one: -len(one[0]))  # «رئيس حكومة» before «رئيس»
        countries = knowledge.table("actors/countries.csv")
        self._states = {keys_of(name): row["code"] for row in countries for name in row.many("name")}
        self._names = _names(knowledge, {post.of for post in self.posts.values()} - {""})

    def _add(self, post: Post) -> None:
        for title in post.titles:
            if post.of:
                self._by_body.setdefault(post.of, []).append((title, post))
            elif post.country:
                self._by_country[title, post.country] = post
            else:
                self._whole[title] = post

    def of(self, text: str, value: ActorValue) -> Post | None:
        """The office that a mention's words tell; None where they tell another («الرئيس المصري السابق») or a name."""
        words = tuple(word for part in text.split() if (word := key(part.strip(_MARKS))))
        return self._whole.get(words) or self._of_country(words, value) or self._of_body(words, value)

    def _of_country(self, words: Keys, value: ActorValue) -> Post | None:
        for at in range(len(words), 0, -1):
            title, rest = words[:at], words[at:]
            country, construct = self._country(rest, value)
            found = self._by_country.get((_definite(title) if construct else title, country)) if country else None
            if found:
                return found
        return None

    def _country(self, rest: Keys, value: ActorValue) -> tuple[str | None, bool]:
        """The country of what follows the title, and whether it stands in construct with it (رئيس مصر)."""
        if not rest:
            return value.country, False
        if rest in self._states:
            return self._states[rest], True
        adjective = self._lexicon.adjectives.get(rest[0]) if len(rest) == 1 and rest[0].startswith(_ARTICLE) else None
        return (adjective.country.code if adjective and adjective.country else None), False

    def _of_body(self, words: Keys, value: ActorValue) -> Post | None:
        for title, post in self._by_body.get(value.id or "", ()):
            rest = words[len(title) :]
            if words[: len(title)] == title and rest and _plain(rest) in self._names[post.of]:
                return post
        return None


def _definite(title: Keys) -> Keys:
    """«رئيس وزراء» of «رئيس وزراء العراق» as the title is listed: «رئيس الوزراء»."""
    return (*title[:-1], _ARTICLE + title[-1])


def _plain(rest: Keys) -> Keys:
    """The body's name without what ties it to its head: «للأمم», «لحزب», «باسم», «في»."""
    if rest[0] in ("باسم", "في") and len(rest) > 1:
        return rest[1:]
    if rest[0].startswith("لل"):
        return (_ARTICLE + rest[0][2:], *rest[1:])
    return (rest[0][1:], *rest[1:]) if rest[0].startswith("ل") else rest


def _posts(knowledge: Knowledge) -> dict[str, Post]:
    found = {}
    for row in knowledge.table(FOLDER + "posts.csv"):
        titles = tuple(keys_of(title) for title in row.many("titles"))
        found[row["id"]] = Post(row["id"], row["name"], row["kind"], row["country"], row["of"], titles)
    return found


def _names(knowledge: Knowledge, bodies: set[str]) -> dict[str, set[Keys]]:
    """The names of the bodies that have offices."""
    found: dict[str, set[Keys]] = {body: set() for body in bodies}
    for name in knowledge.names("actors/*.csv"):
        for row in knowledge.table(name):
            if row.get("id") in bodies:
                aliases = (row["name"], *row.many("aliases"))
                found[row["id"]].update(keys_of(alias.partition("@")[0].strip("«»")) for alias in aliases)
    return found
