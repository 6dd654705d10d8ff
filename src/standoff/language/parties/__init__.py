"""The component `parties`: who is spoken of, and for which party each stands."""

from standoff.language.parties.component import PartyTagger
from standoff.language.parties.denotation import mentions_at, party_of
from standoff.language.parties.mention import Kind, Mention

__all__ = ["Kind", "Mention", "PartyTagger", "mentions_at", "party_of"]
