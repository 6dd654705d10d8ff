"""The two trained halves put together into the one pipeline that is shipped."""

import re
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.strings import StringStore

NAME = "standoff_news"
VERSION = "1.0.0"
# The releases that read this format; spaCy itself would name the one at hand as the oldest.
COMPATIBLE = ">=3.8.7,<3.9.0"


def assemble(parser: Path, recogniser: Path, output: Path, meta: dict[str, Any]) -> Language:
    """Join the parsing half and the entity recogniser, and write the pipeline to `output`.

    `meta` is added to the pipeline's meta.json. Paths of the training machine are left out of the configuration,
    and words of the training texts out of the vocabulary: the hashed embedding needs neither.
    """
    nlp = spacy.load(parser)
    entities = spacy.load(recogniser)
    entities.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=entities)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["corpora"] = {}
    nlp.meta.update({"name": NAME, "version": VERSION, "spacy_version": COMPATIBLE, "performance": {}, **meta})
    nlp.to_disk(output)
    _slim_vocabulary(nlp, output)
    return nlp


def _slim_vocabulary(nlp: Language, output: Path) -> None:
    """Keep the strings that the components refer to: labels, features, and the affixes of the lemmatizer's trees."""
    strings = StringStore(spacy.blank("en").vocab.strings)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    for tree in srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]:
        for key in ("orig", "subst"):
            if key in tree:
                strings.add(nlp.vocab.strings[tree[key]])
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        for label in map(str, getattr(component, "labels", ())):
            for value in (label, *label.split("|"), *re.split(r"[|=]", label)):
                strings.add(value)
    strings.to_disk(output / "vocab" / "strings.json")
