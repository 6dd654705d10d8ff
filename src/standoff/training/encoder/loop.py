"""Fine-tuning: one corpus a step, in turns by chance, every pass varied anew; seeded, and resumed where it stopped."""

from __future__ import annotations

import math
import random
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from standoff.language.encoder.wordpiece import WordPiece
from standoff.training.encoder.batches import Batch, Collator, Sequence, batches
from standoff.training.encoder.labels import Labels
from standoff.training.encoder.losses import loss
from standoff.training.encoder.network import Network
from standoff.training.encoder.samples import Sample, grouped, neighbouring
from standoff.training.encoder.vary import Pool, varied

SEED = 0
ENCODER_RATE = 2.5e-4
HEAD_RATE = 1.25e-3
WARM_UP = 0.08
SAVE_EVERY = 60

# PolNeAR alone is longer than all else, and is learned from less: of it a part is drawn in each pass.
ATTRIBUTED_SHARE = 0.3
NAMES_REPEATED = 2


@dataclass(frozen=True)
class Material:
    """What is trained on: sentences of the treebanks in order, and samples with names and with attributions alone."""

    sentences: list[tuple[str, Sample]]
    names: list[Sample]
    attributions: list[Sample]
    pool: Pool


@dataclass(frozen=True)
class Progress:
    """How far the training came."""

    step: int
    passes: float


def epoch(material: Material, cutter: WordPiece, labels: Labels, number: int) -> list[list[Sequence]]:
    """Return the batches of one pass over everything, in order."""
    generator = random.Random(SEED * 1000 + number)
    found: list[list[Sequence]] = []
    attributed = list(neighbouring(material.attributions, generator))
    attributed = generator.sample(attributed, round(ATTRIBUTED_SHARE * len(attributed)))
    for samples in (grouped(material.sentences, generator), material.names * NAMES_REPEATED, attributed):
        drawn = [varied(sample, material.pool, generator) for sample in samples]
        found += batches(drawn, cutter, labels, generator)
    generator.shuffle(found)
    return found


def optimizer(network: Network) -> torch.optim.Optimizer:
    """AdamW; the heads, which start from nothing, learn faster than the encoder."""
    new = [p for n, p in network.named_parameters() if not n.startswith("encoder.") or "shapes" in n]
    old = [p for n, p in network.named_parameters() if n.startswith("encoder.") and "shapes" not in n]
    groups = [{"params": old, "rate": ENCODER_RATE}, {"params": new, "rate": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, fused=True)


def train(
    network: Network,
    material: Material,
    cutter: WordPiece,
    labels: Labels,
    folder: Path,
    passes: int,
    seconds: float = math.inf,
) -> Progress:
    """Train for `passes` passes, or fewer where `seconds` are over before; the rate falls to nothing by then."""
    torch.manual_seed(SEED)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    update = optimizer(network)
    state = folder / "state.pt"
    step, spent = 0, 0.0
    if state.exists():
        saved = torch.load(state, weights_only=True)
        network.load_state_dict(saved["network"])
        update.load_state_dict(saved["optimizer"])
        step, spent = saved["step"], saved["seconds"]
    collate = Collator(labels)
    plan = epoch(material, cutter, labels, 0)
    total = len(plan) * passes
    sys.stdout.write(f"{len(plan)} steps a pass, {total} in all, from {step}\n")
    began = time.monotonic() - spent
    shown: dict[str, list[float]] = defaultdict(list)
    network.train()
    while step < total and time.monotonic() - began < seconds:
        if step % len(plan) == 0 or spent:
            plan_number = step // len(plan)
            plan = _same_length(epoch(material, cutter, labels, plan_number), len(plan))
            spent = 0.0
        elapsed = time.monotonic() - began
        _set_rate(update, max(step / total, elapsed / seconds))
        losses = _step(network, update, collate(plan[step % len(plan)]).to(device))
        step += 1
        for name, value in losses.items():
            shown[name].append(value)
        if step % 20 == 0:
            told = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in shown.items())
            sys.stdout.write(f"{step} {time.monotonic() - began:.0f}s {told}\n")
            sys.stdout.flush()
            shown.clear()
        if step % SAVE_EVERY == 0 or step == total:
            _save(network, update, step, time.monotonic() - began, state)
    _save(network, update, step, time.monotonic() - began, state)
    network.to("cpu")
    return Progress(step, step / len(plan))


def _same_length(plan: list[list[Sequence]], length: int) -> list[list[Sequence]]:
    """Make every pass as long as the first: a few batches more or fewer come of the chance in grouping."""
    return (plan + plan)[:length]


def _set_rate(update: torch.optim.Optimizer, progress: float) -> None:
    factor = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP)) if progress < 1 else 0.0
    for group in update.param_groups:
        group["lr"] = group["rate"] * max(factor, 0.002)


def _step(network: Network, update: torch.optim.Optimizer, batch: Batch) -> dict[str, float]:
    device = batch.present.device.type
    # Half the time where the processor has tiles for such numbers, and twice the time where it has not.
    halved = device == "cuda" or torch.cpu._is_amx_tile_supported()
    with torch.autocast(device, torch.bfloat16, enabled=halved):
        outputs: dict[str, Any] = network(**batch.inputs)
    losses = loss(network, outputs, batch)
    update.zero_grad(set_to_none=True)
    torch.autograd.backward(torch.stack(list(losses.values())).sum())
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    update.step()
    return {name: value.item() for name, value in losses.items()}


def _save(network: Network, update: torch.optim.Optimizer, step: int, seconds: float, path: Path) -> None:
    partial = path.with_suffix(".part")
    state = {"network": network.state_dict(), "optimizer": update.state_dict(), "step": step, "seconds": seconds}
    torch.save(state, partial)
    partial.replace(path)
