"""Models of the tensors of BERT (base or large) with random weights: start, and m0, m1 ... that began with it.

    python make_models.py base 4 /tmp/models
"""
import json
import pathlib
import sys

import numpy as np
from safetensors.numpy import save_file

SIZES = {"base": (768, 12, 3072), "large": (1024, 24, 4096)}


def shapes(hidden, layers, inner, vocabulary=30522, positions=512):
    out = {"embeddings.word_embeddings.weight": (vocabulary, hidden), "embeddings.position_embeddings.weight": (positions, hidden),
           "embeddings.token_type_embeddings.weight": (2, hidden)}
    linear = {"pooler.dense": (hidden, hidden)}
    norms = ["embeddings.LayerNorm"]
    for layer in (f"encoder.layer.{i}." for i in range(layers)):
        linear |= {f"{layer}attention.self.{name}": (hidden, hidden) for name in ("query", "key", "value")}
        linear |= {f"{layer}attention.output.dense": (hidden, hidden), f"{layer}intermediate.dense": (inner, hidden),
                   f"{layer}output.dense": (hidden, inner)}
        norms += [f"{layer}attention.output.LayerNorm", f"{layer}output.LayerNorm"]
    for name, shape in linear.items():
        out |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
    for name in norms:
        out |= {f"{name}.weight": (hidden,), f"{name}.bias": (hidden,)}
    return {f"bert.{name}": shape for name, shape in out.items()}


def main(size, count, folder):
    hidden, layers, inner = SIZES[size]
    # A name for which mergekit has no table: 0.1.5 breaks off at those that it knows (pydantic 2.14).
    config = {"architectures": ["PlainBert"], "model_type": "bert", "hidden_size": hidden, "num_hidden_layers": layers,
              "num_attention_heads": hidden // 64, "intermediate_size": inner, "vocab_size": 30522,
              "max_position_embeddings": 512, "type_vocab_size": 2, "torch_dtype": "float32"}
    random = np.random.default_rng(0)

    def noise(scale):
        return {name: random.standard_normal(shape, dtype=np.float32) * np.float32(scale)
                for name, shape in shapes(hidden, layers, inner).items()}

    start = noise(0.02)
    for name in ["start", *(f"m{i}" for i in range(int(count)))]:
        model = pathlib.Path(folder) / name
        model.mkdir(parents=True, exist_ok=True)
        change = None if name == "start" else noise(0.002)
        weights = start if change is None else {key: start[key] + change[key] for key in start}
        save_file(weights, model / "model.safetensors", metadata={"format": "pt"})
        (model / "config.json").write_text(json.dumps(config, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
