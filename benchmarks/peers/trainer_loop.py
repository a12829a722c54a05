"""Fine-tuning on SST-2 by transformers' Trainer, as a worker of finetune.py.

Reads "go N" from standard input, lets the Trainer take N steps, and answers with rows, wall and CPU seconds and the peak resident
memory. Between steps the Trainer waits in a callback, so it is its own loop that is measured, data loading and logging included.
As ordinarily used: every batch of random rows is padded to its longest. --grouped takes rows of like length together.
"""
import argparse
import csv
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import torch
from transformers import (AutoTokenizer, DataCollatorWithPadding, ElectraConfig, ElectraForSequenceClassification, Trainer,
                          TrainerCallback, TrainingArguments)


class Turns(TrainerCallback):
    """Takes as many steps as it is told to, then waits."""

    def __init__(self):
        self.asked = self.left = 0

    def on_step_begin(self, args, state, control, **more):
        if self.left > 0:
            return
        line = sys.stdin.readline()
        if not line:
            sys.exit()
        self.asked = self.left = int(line.split()[1])
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def on_step_end(self, args, state, control, **more):
        self.left -= 1
        if self.left == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
            print(json.dumps({"rows": self.asked * args.per_device_train_batch_size, "wall": time.perf_counter() - self.wall,
                              "cpu": time.process_time() - self.cpu, "peak_mib": peak}), flush=True)


class Rows(torch.utils.data.Dataset):
    def __init__(self, file, tokenizer):
        with open(file, encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        ids = tokenizer([row["sentence"] for row in rows], truncation=True, max_length=128)["input_ids"]
        self.rows = [{"input_ids": each, "labels": int(row["label"])} for each, row in zip(ids, rows)]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        return self.rows[index]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model", help="a folder with config.json and a tokenizer")
    parser.add_argument("rows", type=Path, help="the folder SST-2 of GLUE")
    parser.add_argument("--grouped", action="store_true")
    parser.add_argument("--bfloat16", action="store_true", help="by autocast")
    options = parser.parse_args()
    torch.manual_seed(0)
    tokenizer = AutoTokenizer.from_pretrained(options.model)
    with tempfile.TemporaryDirectory() as folder:
        arguments = TrainingArguments(
            output_dir=folder, use_cpu=True, per_device_train_batch_size=32, num_train_epochs=100, learning_rate=3e-4,
            weight_decay=0.01, adam_epsilon=1e-6, warmup_steps=100, max_grad_norm=1.0, save_strategy="no", report_to=[],
            disable_tqdm=True, logging_strategy="no", bf16=options.bfloat16,
            train_sampling_strategy="group_by_length" if options.grouped else "random")
        model = ElectraForSequenceClassification(ElectraConfig.from_pretrained(options.model, num_labels=2))
        Trainer(model, arguments, train_dataset=Rows(options.rows / "train.tsv", tokenizer),
                data_collator=DataCollatorWithPadding(tokenizer), callbacks=[Turns()]).train()


main()
