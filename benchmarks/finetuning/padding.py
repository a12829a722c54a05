"""The share of padding in batches of 32 training rows of GLUE: in random order, and grouped as mcl finetune groups them.

    pip install tokenizers==0.22.2
    python3 benchmarks/finetuning/padding.py tokenizer.json ../shared/data/glue
"""

import pathlib
import random
import sys

from tokenizers import Tokenizer

BATCH, STRETCH, LONGEST = 32, 32, 128
TASKS = {"cola": ("CoLA", [3], 0), "sst2": ("SST-2", [0], 1), "mrpc": ("MRPC", [3, 4], 1), "qqp": ("QQP", [3, 4], 1),
         "mnli": ("MNLI", [8, 9], 1), "qnli": ("QNLI", [1, 2], 1), "rte": ("RTE", [1, 2], 1)}


def lengths(tokenizer, file, columns, header):
    counts = []
    for line in file.read_text(encoding="utf-8-sig").split("\n")[header:]:
        cells = line.split("\t")
        if len(cells) > max(columns):
            pieces = sum(len(tokenizer.encode(cells[column], add_special_tokens=False).ids) for column in columns)
            counts.append(min(LONGEST, pieces + len(columns) + 1))
    return counts


def share(order):
    batches = [order[at:at + BATCH] for at in range(0, len(order), BATCH)]
    return 1 - sum(order) / sum(max(batch) * len(batch) for batch in batches)


def grouped(order):
    size = BATCH * STRETCH
    return [length for at in range(0, len(order), size) for length in sorted(order[at:at + size])]


def main(tokenizer, glue):
    tokenizer = Tokenizer.from_file(tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    for task, (folder, columns, header) in TASKS.items():
        order = lengths(tokenizer, pathlib.Path(glue, folder, "train.tsv"), columns, header)
        random.Random(1).shuffle(order)
        print(f"{task:5} {len(order):6} rows of {sum(order) / len(order):5.1f} tokens: "
              f"random {share(order):5.1%}, grouped {share(grouped(order)):5.1%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
