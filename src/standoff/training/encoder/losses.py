"""What each head is taught, as one sum of losses over a batch of one corpus."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from standoff.training.corpora.entities import SCHEMES
from standoff.training.encoder.batches import Batch
from standoff.training.encoder.network import DISTANCES, FARTHEST, POINTER, POINTERS, SPANS, Network

IGNORED = -100
FAR = -1e4
# Cues are one word in thirty: unweighted, their loss would vanish beside the others'.
ANCHOR_WEIGHT = 4.0
# So are names, one word in twelve.
NAME_WEIGHT = 3.0
ROLE_WEIGHT = 2.0


def loss(network: Network, outputs: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Return the losses of the heads for which `batch` has labels."""
    outputs = {name: value.float() for name, value in outputs.items()}
    found: dict[str, Tensor] = {}
    for name in ("tags", "features", "lemmas"):
        if name in batch.labels:
            found[name] = _classes(outputs[name], batch.labels[name])
    if "names" in batch.labels:
        found["names"] = NAME_WEIGHT * _classes(_of_scheme(outputs["names"], batch.schemes), batch.labels["names"])
    if "heads" in batch.labels:
        found["starts"] = _binary(outputs["starts"], batch.labels["starts"])
        found |= _tree(network, outputs, batch)
    if batch.cues is not None:
        found["anchors"] = ANCHOR_WEIGHT * _binary(outputs["anchors"], batch.labels["anchors"])
        for index in range(3):
            scores = outputs["roles"][..., 3 * index : 3 * index + 3]
            found[f"role{index}"] = ROLE_WEIGHT * _classes(scores, batch.labels["roles"][..., index])
        found |= _pointers(network, outputs, batch)
    return found


def _classes(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)


def _of_scheme(scores: Tensor, schemes: Tensor) -> Tensor:
    """Keep of `scores[row, word, scheme x label]` those of each row's scheme."""
    split = scores.unflatten(-1, (len(SCHEMES), -1))
    return split[torch.arange(len(split), device=split.device), :, schemes]


def _binary(scores: Tensor, labels: Tensor) -> Tensor:
    known = labels != IGNORED
    return functional.binary_cross_entropy_with_logits(scores[known], labels[known].float())


def _tree(network: Network, outputs: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Score arcs within each sentence alone, as the decoding will, and the labels of the true arcs."""
    scores = outputs["arc_dependents"] @ outputs["arc_heads"].transpose(1, 2)
    sentences = batch.labels["sentences"]
    apart = sentences[:, :, None] != sentences[:, None, :]
    apart[:, :, 0] = False
    heads = batch.labels["heads"]
    arcs = _classes(scores.masked_fill(apart, FAR), heads)
    known = heads != IGNORED
    row, word = known.nonzero(as_tuple=True)
    dependents = _extended(outputs["relation_dependents"][row, word])
    above = _extended(outputs["relation_heads"][row, heads[row, word]])
    relations = torch.einsum("nd,rde,ne->nr", dependents, network.relation_weight, above)
    return {"arcs": arcs, "relations": functional.cross_entropy(relations, batch.labels["relations"][row, word])}


def _extended(vectors: Tensor) -> Tensor:
    return functional.pad(vectors, (0, 1), value=1.0)


def _pointers(network: Network, outputs: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Score each span's ends from its cue's first word; `batch.cues` holds row, that word, and the five ends."""
    cues = batch.cues
    if cues is None or not len(cues):
        return {}
    row, anchor, ends = cues[:, 0], cues[:, 1], cues[:, 2:]
    size = outputs["keys"].shape[1]
    present = batch.present[row]
    found = {}
    for index, name in enumerate(POINTERS):
        part = slice(index * POINTER, (index + 1) * POINTER)
        scores = torch.einsum("nd,nwd->nw", outputs["queries"][row, anchor, part], outputs["keys"][row][..., part])
        scores = scores + network.distances[index][distance(anchor, size)]
        target = ends[:, index]
        if name in ("source_end", "content_end"):
            span = SPANS.index(name.removesuffix("_end"))
            part = slice(span * POINTER, (span + 1) * POINTER)
            start = ends[:, index - 1]
            begun = outputs["span_starts"][row, start, part]
            scores = scores + torch.einsum("nd,nwd->nw", begun, outputs["span_ends"][row][..., part])
            scores = scores + network.distances[len(POINTERS) + span][distance(start, size)]
            target = target.masked_fill(start == 0, IGNORED)
        scores = scores.masked_fill(present < 0.5, FAR)
        if bool((target != IGNORED).any()):
            found[name] = functional.cross_entropy(scores, target, ignore_index=IGNORED)
    return found


def distance(words: Tensor, size: int) -> Tensor:
    """Return the class of the distance from each of `words` to every word; word 0, which is none, has its own."""
    gaps = torch.arange(size, device=words.device)[None] - words[:, None]
    classes = gaps.clamp(-FARTHEST, FARTHEST) + FARTHEST
    classes[:, 0] = DISTANCES - 1
    return classes
