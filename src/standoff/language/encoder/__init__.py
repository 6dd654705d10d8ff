"""The network that reads every sentence: a small pretrained encoder, fine-tuned on all tasks, in ONNX Runtime.

Importing the package registers its component, `encoder`, with spaCy.
"""

from standoff.language.encoder.component import Linked, attributions_of

__all__ = ["Linked", "attributions_of"]
