"""The network: one pretrained encoder (MiniLM: BERT with six layers of 384) and the heads that read its vectors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from standoff.language.encoder.shapes import ENDINGS, SHAPES
from standoff.training.corpora.entities import SCHEMES

WIDTH = 384
LAYERS = 6
ATTENTION_HEADS = 12
INNER = 1536
POSITIONS = 512
PIECES = 30522

ENDING_WIDTH = 32
TRUNK = 256
ARC = 256
RELATION = 96
POINTER = 128

# From a cue's first word to the ends of the three spans; an end is also judged from where its span begins.
POINTERS = ("cue_end", "source_start", "source_end", "content_start", "content_end")
SPANS = ("source", "content")
# Distances beyond this many words count alike.
FARTHEST = 48
DISTANCES = 2 * FARTHEST + 2


@dataclass(frozen=True)
class Sizes:
    """How many classes each head tells apart."""

    tags: int
    features: int
    lemmas: int
    relations: int
    names: int


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        """Start from chance."""
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.first_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.second_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Take vectors and what is added to the attention (far below 0 at padding)."""
        count, length, _ = states.shape
        parts = self.mixed(states).view(count, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        found = found.transpose(1, 2).reshape(count, length, WIDTH)
        states = self.first_norm(states + self.dropout(self.out(found)))
        narrow = self.narrow(functional.gelu(self.wide(states)))
        normed: Tensor = self.second_norm(states + self.dropout(narrow))
        return normed


class Encoder(nn.Module):
    """Word pieces in, one vector a word out; the shape of each word is added to its pieces."""

    def __init__(self, dropout: float) -> None:
        """Start from chance."""
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.shapes.weight, std=0.01)

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor) -> Tensor:
        """Take pieces and shapes [batch, pieces] (piece 0 is padding) and each word's first piece [batch, words]."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(places)[None] + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        mask = ((pieces == 0).to(states.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        return torch.gather(states, 1, firsts[..., None].expand(-1, -1, WIDTH))


class Network(nn.Module):
    """The encoder and its heads; word 0 of a sequence is the start mark: the root, and the span that is not there."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1, head_dropout: float = 0.25) -> None:
        """Start from chance; `load_pretrained` gives the encoder its weights."""
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(dropout)
        self.endings = nn.Embedding(ENDINGS, ENDING_WIDTH)
        self.dropout = nn.Dropout(head_dropout)
        self.word_trunk = nn.Linear(WIDTH + ENDING_WIDTH, TRUNK)
        self.name_trunk = nn.Linear(WIDTH + ENDING_WIDTH, TRUNK)
        self.tags = nn.Linear(TRUNK, sizes.tags)
        self.features = nn.Linear(TRUNK, sizes.features)
        self.lemmas = nn.Linear(TRUNK, sizes.lemmas)
        self.names = nn.Linear(TRUNK, len(SCHEMES) * sizes.names)
        self.starts = nn.Linear(WIDTH, 1)
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc_weight = nn.Linear(ARC, ARC)
        self.relation_dependent = nn.Linear(WIDTH, RELATION)
        self.relation_head = nn.Linear(WIDTH, RELATION)
        self.relation_weight = nn.Parameter(torch.empty(sizes.relations, RELATION + 1, RELATION + 1))
        self.cue_trunk = nn.Linear(WIDTH, WIDTH)
        self.anchors = nn.Linear(WIDTH, 1)
        self.roles = nn.Linear(WIDTH, 9)
        self.queries = nn.Linear(WIDTH, len(POINTERS) * POINTER)
        self.keys = nn.Linear(WIDTH, len(POINTERS) * POINTER)
        self.span_starts = nn.Linear(WIDTH, len(SPANS) * POINTER)
        self.span_ends = nn.Linear(WIDTH, len(SPANS) * POINTER)
        self.distances = nn.Parameter(torch.zeros(len(POINTERS) + len(SPANS), DISTANCES))
        nn.init.normal_(self.relation_weight, std=0.02)

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor, endings: Tensor) -> dict[str, Tensor]:
        """Return what the decoding needs of every word, by name; the scores of pairs are products of these."""
        words = self.encoder(pieces, shapes, firsts)
        dropped = self.dropout(words)
        spelled = torch.cat([dropped, self.endings(endings)], -1)
        trunk = self.dropout(functional.gelu(self.word_trunk(spelled)))
        named = self.dropout(functional.gelu(self.name_trunk(spelled)))
        told = self.dropout(functional.gelu(self.cue_trunk(dropped)))
        return {
            "tags": self.tags(trunk),
            "features": self.features(trunk),
            "lemmas": self.lemmas(trunk),
            "names": self.names(named),
            "starts": self.starts(dropped)[..., 0],
            "arc_dependents": self.arc_weight(self.dropout(functional.gelu(self.arc_dependent(dropped)))),
            "arc_heads": self.dropout(functional.gelu(self.arc_head(dropped))),
            "relation_dependents": self.dropout(functional.gelu(self.relation_dependent(dropped))),
            "relation_heads": self.dropout(functional.gelu(self.relation_head(dropped))),
            "anchors": self.anchors(told)[..., 0],
            "roles": self.roles(told),
            "queries": self.queries(told) * POINTER**-0.5,
            "keys": self.keys(told),
            "span_starts": self.span_starts(told) * POINTER**-0.5,
            "span_ends": self.span_ends(told),
        }

    def load_pretrained(self, path: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint in safetensors format."""
        given = read_safetensors(path)
        own: dict[str, Any] = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            # Nothing here is a second text: its type's embedding is a constant.
            "positions.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for number in range(LAYERS):
            for kind in ("weight", "bias"):
                old, new = f"encoder.layer.{number}", f"layers.{number}"
                parts = [given[f"{old}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                own[f"{new}.mixed.{kind}"] = np.concatenate(parts)
                own[f"{new}.out.{kind}"] = given[f"{old}.attention.output.dense.{kind}"]
                own[f"{new}.first_norm.{kind}"] = given[f"{old}.attention.output.LayerNorm.{kind}"]
                own[f"{new}.wide.{kind}"] = given[f"{old}.intermediate.dense.{kind}"]
                own[f"{new}.narrow.{kind}"] = given[f"{old}.output.dense.{kind}"]
                own[f"{new}.second_norm.{kind}"] = given[f"{old}.output.LayerNorm.{kind}"]
        state = {name: torch.from_numpy(np.array(value)) for name, value in own.items()}
        state["shapes.weight"] = self.encoder.shapes.weight.detach()
        self.encoder.load_state_dict(state)


def read_safetensors(path: Path) -> dict[str, Any]:
    """Read the 32-bit arrays of a safetensors file: the length of a JSON header, the header, the bytes."""
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + length + place for place in entry["data_offsets"])
            found[name] = np.frombuffer(data[start:end], dtype="<f4").reshape(entry["shape"])
    return found
