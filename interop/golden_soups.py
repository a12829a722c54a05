"""Soups of a tiny BERT by independent means: NumPy from the formulas, and mergekit where it has the method.

Writes soups/src/test/resources/golden: the models start (the base), a, b and c, and what each method makes of them, as
numpy-METHOD.safetensors and mergekit-METHOD.safetensors. Run it where the packages of requirements-soups.txt are installed:

    python interop/golden_soups.py
"""

import json
import pathlib
import tempfile

import mergekit.sparsify
import numpy as np
import torch
from mergekit.config import MergeConfiguration
from mergekit.merge import run_merge
from mergekit.options import MergeOptions
from safetensors.numpy import load_file, save_file

from golden_files import folder

INGREDIENTS = ["a", "b", "c"]
WEIGHTS = [0.5, 0.3, 0.2]
SEED = 7
MASK64 = (1 << 64) - 1
# A name that mergekit has no table for, so that it takes the names of tensors from the files.
CONFIG = {"architectures": ["TinyBert"], "model_type": "bert", "hidden_size": 4, "num_hidden_layers": 1,
          "num_attention_heads": 1, "intermediate_size": 8, "vocab_size": 11, "max_position_embeddings": 6,
          "type_vocab_size": 2, "hidden_act": "gelu", "pad_token_id": 0, "torch_dtype": "float32"}


def make_models(out):
    from transformers import BertConfig, BertForMaskedLM

    torch.manual_seed(0)
    start = BertForMaskedLM(BertConfig(**{k: v for k, v in CONFIG.items() if k not in ("architectures", "torch_dtype")}))
    tensors = {k: v.numpy() for k, v in start.state_dict().items() if v.is_floating_point() and "decoder" not in k}
    random = np.random.default_rng(1)
    common = {k: 0.02 * random.standard_normal(v.shape) for k, v in tensors.items()}
    for name in ["start", *INGREDIENTS]:
        moved = dict(tensors) if name == "start" else {
            k: (v + common[k] + 0.012 * random.standard_normal(v.shape)).astype(np.float32) for k, v in tensors.items()}
        (out / name).mkdir(parents=True, exist_ok=True)
        save_file(moved, out / name / "model.safetensors", metadata={"format": "pt"})
        (out / name / "config.json").write_text(json.dumps(CONFIG, indent=2) + "\n")


# ---- NumPy, in float64, each a transcription of its formula


def average(xs, base, weights, name):
    return sum(w * x for w, x in zip(weights, xs)) / sum(weights)


def slerp(xs, base, weights, name, t=0.3):
    p, q = xs[0], xs[1]
    cosine = (p * q).sum() / np.linalg.norm(p) / np.linalg.norm(q)
    if abs(cosine) > 0.9995:
        return (1 - t) * p + t * q
    theta = np.arccos(cosine)
    return np.sin((1 - t) * theta) / np.sin(theta) * p + np.sin(t * theta) / np.sin(theta) * q


def task_arithmetic(xs, base, weights, name, factor=0.7):
    return base + factor * sum(w * (x - base) for w, x in zip(weights, xs))


def elect(changes, weights):
    weighted = np.stack([w * d for w, d in zip(weights, changes)])
    sign = np.where(weighted.sum(0) >= 0, 1, -1)
    agree = np.sign(weighted) == sign
    return (weighted * agree).sum(0), (np.array(weights).reshape(-1, *[1] * sign.ndim) * agree).sum(0)


def ties(xs, base, weights, name, density=0.4, factor=0.9):
    changes = []
    for x in xs:
        d = x - base
        kept = max(1, int(density * d.size))
        limit = np.sort(np.abs(d).astype(np.float32).ravel())[-kept]
        changes.append(np.where(np.abs(d).astype(np.float32) >= limit, d, 0))
    total, divisor = elect(changes, weights)
    return base + factor * total / np.where(divisor == 0, 1, divisor)


def mix(value):
    z = value & MASK64
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK64
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK64
    return z ^ (z >> 31)


def bits_at(seed, index):
    return mix(seed + 0x9E3779B97F4A7C15 * (index + 1))


def drop_mask(name, ingredient, shape, density):
    """SplitMix64, counted from a seed that hashes (seed, name by 64-bit FNV-1a, ingredient)."""
    hashed = 0xCBF29CE484222325
    for byte in name.encode():
        hashed = ((hashed ^ byte) * 0x100000001B3) & MASK64
    stream = bits_at(mix(SEED ^ hashed), ingredient)
    size = int(np.prod(shape))
    uniform = np.array([(bits_at(stream, i) >> 11) * 2.0**-53 for i in range(size)])
    return (uniform < density).reshape(shape)


def dropped(xs, base, name, density):
    return [(x - base) * drop_mask(name, i, x.shape, density) / density for i, x in enumerate(xs)]


def dare(xs, base, weights, name, density=0.6):
    return base + sum(w * d for w, d in zip(weights, dropped(xs, base, name, density)))


def dare_ties(xs, base, weights, name, density=0.6):
    return base + elect(dropped(xs, base, name, density), weights)[0]


def stock(xs, base, weights, name):
    changes = [(x - base).ravel() for x in xs]
    cosines = [p @ q / np.linalg.norm(p) / np.linalg.norm(q) for i, p in enumerate(changes) for q in changes[:i]]
    cosine, n = max(0, np.mean(cosines)), len(xs)
    t = n * cosine / (1 + (n - 1) * cosine)
    return t * sum(xs) / n + (1 - t) * base


def ema(xs, base, weights, name, decay=0.8):
    mean = xs[0]
    for x in xs[1:]:
        mean = decay * mean + (1 - decay) * x
    return mean


# ---- method: NumPy function, its weights, and the same for mergekit (None: it has no such method)

ONES = [1.0, 1.0, 1.0]
METHODS = {
    "uniform": (average, ONES, ("linear", {}, ONES)),
    "weighted": (average, WEIGHTS, ("linear", {}, WEIGHTS)),
    "slerp": (slerp, ONES, ("slerp", {"t": 0.3}, None)),
    "task-arithmetic": (task_arithmetic, WEIGHTS, ("task_arithmetic", {"lambda": 0.7}, WEIGHTS)),
    "ties": (ties, WEIGHTS, ("ties", {"lambda": 0.9, "density": 0.4}, WEIGHTS)),
    "dare": (dare, WEIGHTS, ("dare_linear", {"density": 0.6}, WEIGHTS)),
    "dare-ties": (dare_ties, WEIGHTS, ("dare_ties", {"density": 0.6, "normalize": False}, WEIGHTS)),
    "stock": (stock, ONES, ("model_stock", {}, None)),
    "ema": (ema, ONES, None),
}


def by_numpy(out, models):
    for method, (formula, weights, _) in METHODS.items():
        merged = {}
        for name, base in models["start"].items():
            xs = [models[m][name].astype(np.float64) for m in INGREDIENTS]
            merged[name] = formula(xs, base.astype(np.float64), weights, name).astype(np.float32)
        save_file(merged, out / f"numpy-{method}.safetensors")


def by_mergekit(out, models):
    patch_random_drop(models)
    for method, (_, _, call) in METHODS.items():
        if call is None:
            continue
        name, parameters, weights = call
        used = INGREDIENTS[:2] if name == "slerp" else INGREDIENTS
        inputs = [{"model": str(out / m), "parameters": {} if weights is None else {"weight": weights[i]}}
                  for i, m in enumerate(used)]
        base = {"slerp": "a", "linear": None}.get(name, "start")
        config = {"merge_method": name, "models": inputs, "parameters": parameters, "dtype": "float32"}
        if base:
            config["base_model"] = str(out / base)
        with tempfile.TemporaryDirectory() as made:
            run_merge(MergeConfiguration.model_validate(config), made, MergeOptions(copy_tokenizer=False))
            merged = load_file(next(pathlib.Path(made).glob("*.safetensors")))
        save_file({k: merged[k] for k in models["start"]}, out / f"mergekit-{method}.safetensors")


def patch_random_drop(models):
    """Gives mergekit's DARE our random choices, and the paper's factor in the place of its rescaling by norms."""
    masks = {}
    for name, base in models["start"].items():
        for i, m in enumerate(INGREDIENTS):
            masks[(models[m][name] - base).tobytes()] = drop_mask(name, i, base.shape, 0.6)

    def bernoulli(tensor, density, rescale_norm=None):
        return tensor * torch.from_numpy(masks[tensor.numpy().tobytes()]) / density

    mergekit.sparsify.bernoulli = bernoulli


def main():
    out = folder("soups")
    make_models(out)
    models = {m: load_file(out / m / "model.safetensors") for m in ["start", *INGREDIENTS]}
    by_numpy(out, models)
    by_mergekit(out, models)
    for method in METHODS:
        other = out / f"mergekit-{method}.safetensors"
        if other.exists():
            one, two = load_file(out / f"numpy-{method}.safetensors"), load_file(other)
            print(method, max(np.abs(one[k] - two[k]).max() for k in one))


if __name__ == "__main__":
    main()
