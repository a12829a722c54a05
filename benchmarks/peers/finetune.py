#!/usr/bin/env python3
"""Fine-tuning on SST-2 by transformers' Trainer and by ours, in turn: A B C A B C. See README.md for how to call it.

All start with random weights of ELECTRA-small's sizes and read the same tokenizer and rows: batches of 32, at most 128 tokens, dropout
0.1, AdamW with clipping. Prints the rows a second of each and how many times as fast it is as the Trainer, round by round (the median
of these ratios): as ordinarily used, with rows of like length together, and the latter in CPU time, which tells more where the machine
does something else too.
"""
import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from compare import HERE, JAVA, MALLOC, Worker, built, take_turns

SMALL = {"model_type": "electra", "embedding_size": 128, "hidden_size": 256, "num_hidden_layers": 12, "num_attention_heads": 4,
         "intermediate_size": 1024, "max_position_embeddings": 512, "type_vocab_size": 2, "hidden_act": "gelu",
         "hidden_dropout_prob": 0.1, "attention_probs_dropout_prob": 0.1, "initializer_range": 0.02, "layer_norm_eps": 1e-12}


def model(tokenizer, folder):
    """A folder with the tokenizer and the sizes; weights are made by each worker."""
    for file in Path(tokenizer).iterdir():
        if file.is_file() and file.name != "config.json":
            shutil.copy(file, folder)
    pieces = json.loads((Path(folder) / "tokenizer.json").read_text())["model"]["vocab"]
    (Path(folder) / "config.json").write_text(json.dumps({**SMALL, "vocab_size": len(pieces), "pad_token_id": pieces["[PAD]"]}))
    return folder


def workers(options, folder):
    python = [options.python, str(HERE / "trainer_loop.py"), folder, options.rows]
    ours = JAVA + ["-cp", options.class_path, str(HERE / "TuneWorker.java"), folder, options.rows]
    yield "Trainer", python, {}
    yield "Trainer, grouped", python + ["--grouped"], {}
    yield "Trainer, grouped, malloc", python + ["--grouped"], MALLOC
    if not options.float32_only:
        yield "Trainer, grouped, bfloat16", python + ["--grouped", "--bfloat16"], MALLOC
    yield "ours, plain", ours + ["plain", "float32"], MALLOC
    yield "ours, native", ours + ["native", "float32"], MALLOC
    if not options.float32_only:
        yield "ours, native bfloat16", ours + ["native", "bfloat16"], MALLOC


def ratio(first, second, time):
    """How many times as fast the second is, the median over the rounds."""
    return statistics.median(a[time] / a["rows"] * b["rows"] / b[time] for a, b in zip(first.times, second.times))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tokenizer", help="a folder with tokenizer.json, such as mcl vocab writes")
    parser.add_argument("rows", help="the folder SST-2 of GLUE")
    parser.add_argument("--python", default=sys.executable, help="one that has torch, transformers and accelerate")
    parser.add_argument("--class-path", default=built(), help="where our classes are; default: what ./mcl built last")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=50, help="in a round; the Trainer goes from long rows to short ones in 50")
    parser.add_argument("--float32-only", action="store_true", help="where the processor does not compute in bfloat16")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model(options.tokenizer, folder)
        all_workers = [Worker(*parts) for parts in workers(options, folder)]
        take_turns(all_workers, options.rounds, Worker.ask, 5, options.steps)
        print(f"{'':28} {'rows/s':>7} {'x Trainer':>10} {'x grouped':>10} {'in CPU':>7} {'peak MiB':>9}")
        for worker in all_workers:
            rate = sum(t["rows"] for t in worker.times) / sum(t["wall"] for t in worker.times)
            plain, grouped = all_workers[:2]
            print(f"{worker.name:28} {rate:7.1f} {ratio(plain, worker, 'wall'):10.2f} {ratio(grouped, worker, 'wall'):10.2f}"
                  f" {ratio(grouped, worker, 'cpu'):7.2f} {worker.peak:9}")


main()
