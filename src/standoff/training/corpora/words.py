"""The words that tell a name from a description."""

from standoff.language.lexicon import read

_LISTS: dict[str, frozenset[str]] = {
    key: frozenset(value.split()) for key, value in read("standoff.training.corpora", "words").items()
}

DETERMINERS = _LISTS["determiners"]
TITLES = _LISTS["titles"]
LINKS = _LISTS["links"]
# Countries stand before an office like a title ("UK Prime Minister"), but they are names.
NO_NAMES = (TITLES - {"uk", "us", "u.s"}) | DETERMINERS | _LISTS["pronouns"] | _LISTS["others"]
NO_NAMES_ALONE = NO_NAMES | _LISTS["nouns"]


def plain(word: str) -> str:
    """Return a word as the lists hold it."""
    return word.lower().strip(".,")
