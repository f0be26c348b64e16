"""Export profiles: what of a record leaves this machine, and for whom. What a profile does not list does not leave."""

from marsad.export.profiles.load import BUNDLED, load_profile
from marsad.export.profiles.profile import Profile
from marsad.export.profiles.pseudonyms import Pseudonyms
from marsad.export.profiles.redact import Redactor
from marsad.export.profiles.withheld import Tally, Withheld

__all__ = ["BUNDLED", "Profile", "Pseudonyms", "Redactor", "Tally", "Withheld", "load_profile"]
