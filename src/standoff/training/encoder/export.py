"""The trained network as what the package ships: an ONNX graph, 8-bit weights, the vocabulary and the labels.

The graph is written node by node: it is small, and so nothing of it depends on an exporter's version.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from standoff.training.corpora.entities import SHIPPED_SCHEME
from standoff.training.encoder.labels import Labels
from standoff.training.encoder.network import ATTENTION_HEADS, LAYERS, RELATION, WIDTH, Network

OPSET = 20
# Weights are stored in 8 bits and multiplied in 32: the sums come out alike on processors of any kind, and 8-bit
# multiplication made the scores several times less exact.
LARGEST = 127
OUTPUTS = (
    *("tags", "features", "lemmas", "names", "starts"),
    *("arc_dependents", "arc_heads", "relations", "relation_heads"),
    *("anchors", "queries", "keys", "span_starts", "span_ends"),
)
# One number a word.
FLAT = ("starts", "anchors")


class Graph:
    """Collects nodes and weights; each method adds an operation and returns the name of its result."""

    def __init__(self, state: dict[str, NDArray[np.float32]]) -> None:
        """Take the weights by their names in the network."""
        self.state = state
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, NDArray[Any]] = {}
        self.count = 0

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """Add an operation."""
        self.count += 1
        names = [f"{kind}{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, value: Any, kind: Any = np.int64) -> str:
        """Name a number or a list of numbers."""
        array = np.asarray(value, dtype=kind)
        name = f"c_{array.dtype}_{'_'.join(map(str, array.shape))}_{'_'.join(map(str, array.ravel()[:8]))}"
        self.weights[name] = array
        return name

    def plain(self, name: str) -> str:
        """Name a weight that is stored as it is."""
        self.weights[name] = self.state[name].astype(np.float32)
        return name

    def table(self, name: str, numbers: str) -> str:
        """Look up rows of a table that is stored in 8 bits, a scale a row."""
        stored, scale = rounded(self.state[name])
        self.weights[f"{name}.int8"], self.weights[f"{name}.scale"] = stored, scale
        rows = self.op("Cast", self.op("Gather", f"{name}.int8", numbers), to=TensorProto.FLOAT)
        return str(self.op("Mul", rows, self.op("Gather", f"{name}.scale", numbers)))

    def linear(self, name: str, given: str) -> str:
        """Multiply by a matrix stored in 8 bits, a scale for each of its outputs, and add its bias."""
        stored, scale = rounded(self.state[f"{name}.weight"])
        self.weights[f"{name}.int8"] = np.ascontiguousarray(stored.T)
        self.weights[f"{name}.scale"] = scale[:, 0]
        # Of constants alone, hence done once, when the graph is loaded.
        matrix = self.op("Mul", self.op("Cast", f"{name}.int8", to=TensorProto.FLOAT), f"{name}.scale")
        return str(self.op("Add", self.op("MatMul", given, matrix), self.plain(f"{name}.bias")))

    def norm(self, name: str, given: str) -> str:
        """Normalise a layer's output."""
        return str(
            self.op(
                "LayerNormalization", given, self.plain(f"{name}.weight"), self.plain(f"{name}.bias"), epsilon=1e-12
            )
        )


def rounded(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the rows of a matrix as whole numbers, and what each row is to be multiplied by."""
    scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8).astype(np.float32) / LARGEST
    return np.rint(weight / scale).astype(np.int8), scale


def build(network: Network) -> onnx.ModelProto:
    """Write the network as a graph with its weights in it."""
    state = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    first = SHIPPED_SCHEME * network.sizes.names
    for kind in ("names.weight", "names.bias"):
        state[kind] = state[kind][first : first + network.sizes.names]
    # As a layer with an output for every pair of a relation and a part of the head's vector.
    weight = state["relation_weight"].transpose(0, 2, 1).reshape(-1, RELATION + 1)
    graph = Graph({**state, "relations.weight": weight[:, :-1], "relations.bias": weight[:, -1]})
    words = _encoder(graph)
    _heads(graph, words)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", length])
        for name, length in (("pieces", "pieces"), ("shapes", "pieces"), ("firsts", "words"), ("endings", "words"))
    ]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "words", None][: 2 if name in FLAT else 3])
        for name in OUTPUTS
    ]
    weights = [numpy_helper.from_array(value, name) for name, value in graph.weights.items()]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "encoder", inputs, outputs, weights),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=9,
        producer_name="standoff.training",
    )
    onnx.checker.check_model(model)
    return model


def _encoder(graph: Graph) -> str:
    places = graph.op(
        "Range",
        graph.constant(0),
        graph.op("Squeeze", graph.op("Shape", "pieces", start=1, end=2)),
        graph.constant(1),
    )
    states = graph.op(
        "Add", graph.table("encoder.pieces.weight", "pieces"), graph.table("encoder.shapes.weight", "shapes")
    )
    states = graph.norm("encoder.norm", graph.op("Add", states, graph.table("encoder.positions.weight", places)))
    padding = graph.op("Cast", graph.op("Equal", "pieces", graph.constant(0)), to=TensorProto.FLOAT)
    mask = graph.op("Mul", padding, graph.constant(-1e4, np.float32))
    mask = graph.op("Unsqueeze", mask, graph.constant([1, 2]))
    size = WIDTH // ATTENTION_HEADS
    for number in range(LAYERS):
        name = f"encoder.layers.{number}"
        mixed = graph.linear(f"{name}.mixed", states)
        parts = graph.op("Split", mixed, axis=2, num_outputs=3, outputs=3)
        shaped = [graph.op("Reshape", part, graph.constant([0, 0, ATTENTION_HEADS, size])) for part in parts]
        query, value = (graph.op("Transpose", shaped[i], perm=[0, 2, 1, 3]) for i in (0, 2))
        key = graph.op("Transpose", shaped[1], perm=[0, 2, 3, 1])
        scores = graph.op("Mul", graph.op("MatMul", query, key), graph.constant(size**-0.5, np.float32))
        shares = graph.op("Softmax", graph.op("Add", scores, mask), axis=-1)
        found = graph.op("Transpose", graph.op("MatMul", shares, value), perm=[0, 2, 1, 3])
        found = graph.op("Reshape", found, graph.constant([0, 0, WIDTH]))
        found = graph.linear(f"{name}.out", found)
        states = graph.norm(f"{name}.first_norm", graph.op("Add", states, found))
        wide = graph.op("Gelu", graph.linear(f"{name}.wide", states))
        narrow = graph.linear(f"{name}.narrow", wide)
        states = graph.norm(f"{name}.second_norm", graph.op("Add", states, narrow))
    firsts = graph.op("Expand", graph.op("Unsqueeze", "firsts", graph.constant([2])), graph.constant([1, 1, WIDTH]))
    return str(graph.op("GatherElements", states, firsts, axis=1))


def _heads(graph: Graph, words: str) -> None:
    spelled = graph.op("Concat", words, graph.table("endings.weight", "endings"), axis=2)
    trunk = graph.op("Gelu", graph.linear("word_trunk", spelled))
    named = graph.op("Gelu", graph.linear("name_trunk", spelled))
    told = graph.op("Gelu", graph.linear("cue_trunk", words))
    last = graph.constant([2])
    found = {
        "tags": graph.linear("tags", trunk),
        "features": graph.linear("features", trunk),
        "lemmas": graph.linear("lemmas", trunk),
        "names": graph.linear("names", named),
        "starts": graph.op("Squeeze", graph.linear("starts", words), last),
        "arc_dependents": graph.linear("arc_weight", graph.op("Gelu", graph.linear("arc_dependent", words))),
        "arc_heads": graph.op("Gelu", graph.linear("arc_head", words)),
        "relations": graph.linear("relations", graph.op("Gelu", graph.linear("relation_dependent", words))),
        "relation_heads": graph.op("Gelu", graph.linear("relation_head", words)),
        "anchors": graph.op("Squeeze", graph.linear("anchors", told), last),
        "keys": graph.linear("keys", told),
        "span_ends": graph.linear("span_ends", told),
    }
    size = graph.constant(128**-0.5, np.float32)
    found["queries"] = graph.op("Mul", graph.linear("queries", told), size)
    found["span_starts"] = graph.op("Mul", graph.linear("span_starts", told), size)
    for name in OUTPUTS:
        graph.nodes.append(helper.make_node("Identity", [found[name]], [name]))


def write(network: Network, labels: Labels, vocabulary: Path, chosen: dict[str, float], folder: Path) -> None:
    """Write the model into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build(network), str(folder / "encoder.onnx"))
    np.save(folder / "distances.npy", network.distances.detach().float().numpy())
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    describe(labels, chosen, folder)


def describe(labels: Labels, chosen: dict[str, float], folder: Path) -> None:
    """Write the names of the classes and the chosen thresholds."""
    text = json.dumps({**chosen, **asdict(labels)}, ensure_ascii=False)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")
