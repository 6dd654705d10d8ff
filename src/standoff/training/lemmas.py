"""Write the tables of `standoff.language.lemmas` from those that spaCy's lookups data packages.

    python -m standoff.training.lemmas

Needs `spacy-lookups-data` (MIT); the English tables are WordNet 3.0's (WordNet licence: free for any
use with its notice).
"""

from __future__ import annotations

import json
from pathlib import Path

from spacy.lookups import load_lookups

OUTPUT = Path(__file__).parents[1] / "language" / "lexicon" / "verb_lemmas.json"
SOURCE = "WordNet 3.0, copyright 2006 by Princeton University (WordNet licence), from spacy-lookups-data (MIT)"


def main() -> None:
    """Write the tables to where the package reads them."""
    tables = load_lookups("en", ["lemma_index", "lemma_exc", "lemma_rules"])
    known = sorted(word for word in tables.get_table("lemma_index")["verb"] if word.isalpha())
    irregular = {
        form: bases[0] for form, bases in sorted(tables.get_table("lemma_exc")["verb"].items()) if form.isalpha()
    }
    endings = sorted(tables.get_table("lemma_rules")["verb"], key=lambda rule: -len(rule[0]))
    data = {"source": SOURCE, "endings": endings, "known": known, "irregular": irregular}
    OUTPUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
