"""The columns that Marsad reads in each table. Those after ``+`` may be left out: they are for people, or rarely needed."""

from __future__ import annotations

import fnmatch

_TABLES = """
actors/countries.csv: code name slug nisba forces plural state cities + name_en
actors/offices.csv: suffix name kind roles
actors/*.csv: id name kind aliases country loaded + name_en
actors/dated/codes.csv: actor acled_inter plover_role from to source
actors/dated/conflicts.csv: id name sides country + name_en
actors/dated/known.csv: until + what
actors/dated/posts.csv: id name kind titles country of + name_en
actors/dated/sides.csv: conflict actor side from to source
actors/dated/ties.csv: actor tie of from to source + contested
gazetteer/extents.csv: code south west north east
gazetteer/parts.csv: code direction lat lon radius_km
gazetteer/countries.csv: code name lat aliases lon radius_km geonames
gazetteer/governorates.csv: id name lat aliases lon radius_km
gazetteer/regions.csv: id name country aliases lat lon radius_km
gazetteer/seed/*.csv: id name kind aliases country lat lon admin1 parent geonames + population source
labels.csv: group value arabic
lexicon/abbreviations.csv: form ends_sentence + meaning
lexicon/actor/adjectives.csv: form gives also
lexicon/actor/by_country.csv: form country id
lexicon/actor/capitals.csv: form country
lexicon/actor/compounds.csv: form kind then
lexicon/actor/family_names.csv: name
lexicon/actor/forces_of.csv: of forces
lexicon/actor/given_names.csv: name
lexicon/actor/heads.csv: form class also kind need loaded
lexicon/actor/kinds.csv: kind acled_inter plover_role
lexicon/actor/linkers.csv: form class gives
lexicon/actor/name_heads.csv: form
lexicon/actor/ordinals.csv: form
lexicon/actor/references.csv: form kind called default also loaded needs
lexicon/actor/refusals.csv: form where words
lexicon/actor/state_verbs.csv: lemma class
lexicon/actor/stops.csv: form
lexicon/adjectives.csv: lemma plurals + note
lexicon/clitics.csv: form side lemma upos feats + order
lexicon/datelines.csv: form kind + note
lexicon/extract/blame.csv: word kind + note
lexicon/extract/beasts.csv: word gloss
lexicon/extract/boundaries.csv: word class + note
lexicon/extract/causal_verbs.csv: verb + note
lexicon/extract/count_units.csv: unit of
lexicon/extract/furniture.csv: phrase + gloss
lexicon/extract/heads.csv: word class
lexicon/extract/light_nouns.csv: noun kind + note
lexicon/extract/light_verbs.csv: verb passes link
lexicon/extract/localities.csv: word precision head
lexicon/extract/occurrence_verbs.csv: verb + note
lexicon/extract/negations.csv: word + gloss
lexicon/extract/nouns.csv: word class
lexicon/extract/persons.csv: word who
lexicon/extract/prepositions.csv: phrase stands_for
lexicon/extract/sites.csv: word needs
lexicon/factuality/adjectives.csv: adjective effect outcome + en
lexicon/factuality/operators.csv: operator form effect takes outcome negated + en
lexicon/factuality/phrases.csv: phrase effect reach + en
lexicon/factuality/words.csv: word class prep + en
lexicon/names.csv: form + kind
lexicon/nouns.csv: lemma gender plurals kind verb
lexicon/particles.csv: form upos lemma feats suffixes others
lexicon/place/anaphors.csv: form for
lexicon/place/common.csv: form
lexicon/place/countryside.csv: form several
lexicon/place/directions.csv: form direction degrees also
lexicon/place/distances.csv: form kind
lexicon/place/heads.csv: form kind span trust several single
lexicon/place/homographs.csv: name needs not_after not_before + because
lexicon/place/locatives.csv: form strength
lexicon/place/nearness.csv: form km of
lexicon/place/openers.csv: form
lexicon/place/publishers.csv: form country
lexicon/place/refusals.csv: form kind
lexicon/place/settings.csv: name points + what
lexicon/place/tails.csv: form of
lexicon/quantity/constructs.csv: word + note
lexicon/quantity/modifiers.csv: form effect place lemma
lexicon/quantity/numbers.csv: form value kind
lexicon/quantity/ranges.csv: open join + note
lexicon/quantity/refusals.csv: word kind + note
lexicon/quantity/relations.csv: form relation place
lexicon/quantity/triggers.csv: perfect class imperfect nouns + gloss
lexicon/quantity/units.csv: singular class plurals dual + gloss
lexicon/quantity/vague.csv: form low high needs base counts
lexicon/reporting/anonymity.csv: phrase + en
lexicon/reporting/grammar.csv: word class
lexicon/reporting/modifiers.csv: word kind over + en
lexicon/reporting/nouns.csv: noun class prep whose plural kind + en
lexicon/reporting/phrases.csv: phrase function class + en
lexicon/reporting/settings.csv: word kind plural + en
lexicon/reporting/sources.csv: noun kind plural strong + en
lexicon/reporting/verbs.csv: lemma class imperfect needs participle resume prep + en
lexicon/time/approximators.csv: word
lexicon/time/centuries.csv: word first
lexicon/time/closers.csv: word relation
lexicon/time/connectors.csv: word
lexicon/time/constructs.csv: word unit
lexicon/time/conventions.csv: id value + name
lexicon/time/cues.csv: word of
lexicon/time/decades.csv: word decade
lexicon/time/deictics.csv: word shift part alone
lexicon/time/echoes.csv: word shift
lexicon/time/eras.csv: word calendar
lexicon/time/fews.csv: word place
lexicon/time/heads.csv: word of unless
lexicon/time/holiday_adjectives.csv: word
lexicon/time/holidays.csv: word calendar month day days
lexicon/time/hours.csv: word part
lexicon/time/leans.csv: word shift
lexicon/time/lengths.csv: word
lexicon/time/minutes.csv: word minutes
lexicon/time/months.csv: word calendar number alone
lexicon/time/names.csv: text
lexicon/time/numbers.csv: word value kind
lexicon/time/openers.csv: word relation
lexicon/time/parts.csv: word part after alone pm
lexicon/time/periods.csv: word from months precision
lexicon/time/plural_bounds.csv: unit low high
lexicon/time/roles.csv: word role
lexicon/time/seasons.csv: word season from months
lexicon/time/sets.csv: word unit
lexicon/time/supports.csv: word
lexicon/time/third_bounds.csv: third unit from to precision
lexicon/time/thirds.csv: word third
lexicon/time/units.csv: word unit number
lexicon/time/vague.csv: word before after
lexicon/time/weekdays.csv: word number
lexicon/time/zones.csv: word
lexicon/verbs.csv: lemma form masdars object imperfect class
lexicon/whole.csv: form + kind
materiel/conditions.csv: form condition place of + en
materiel/contexts.csv: item words becomes unless
materiel/items.csv: id name category aliases designation + models name_en
materiel/modifiers.csv: form class
materiel/refusals.csv: form where words
"""


def _read() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    found = {}
    for line in _TABLES.strip().splitlines():
        name, _, columns = line.partition(": ")
        needed, _, optional = columns.partition("+")
        found[name] = tuple(needed.split()), tuple(optional.split())
    return found


COLUMNS = _read()  # name or pattern of a table: the columns that it needs, and those that it may have


def columns_of(name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What a table needs and may have; None for a table that nothing reads."""
    pattern = name if name in COLUMNS else next((one for one in COLUMNS if matches(name, one)), None)
    return None if pattern is None else COLUMNS[pattern]


def matches(name: str, pattern: str) -> bool:
    """Whether a name is of a pattern; ``*`` stands for one part of the path."""
    return name.count("/") == pattern.count("/") and fnmatch.fnmatchcase(name, pattern)
