"""Compares what `mcl encode` prints with what Hugging Face transformers computes for the same texts.

    python3 -m venv venv && venv/bin/pip install -r interop/requirements.txt
    venv/bin/python interop/compare_encode.py MODEL

MODEL is a checkpoint, an exported pair (folders generator/ and discriminator/), or the folder of one ELECTRA model in
transformers' format. Ids must be the same; of hidden states, pooled vectors, logits and probabilities the largest absolute
difference is printed. Ends with exit code 1 if one is above the limit.

    venv/bin/python interop/compare_encode.py --random FOLDER --tokenizer FOLDER

makes models with random weights in transformers first, with the given tokenizer, and compares those.
"""

import argparse
import json
import pathlib
import subprocess
import sys

import tokenizers
import torch
import transformers
from transformers import (AutoModel, AutoModelForMaskedLM, AutoModelForPreTraining, AutoTokenizer, ElectraConfig,
                          ElectraForMaskedLM, ElectraForPreTraining, ElectraModel)

transformers.logging.set_verbosity_error()  # each model is loaded with and without its head, on purpose
transformers.utils.logging.disable_progress_bar()
ROOT = pathlib.Path(__file__).resolve().parent.parent
BATCH = 4  # of mcl; transformers reads all texts in one padded batch
TEXTS = [
    "The old cat sat in the barn.",
    "",
    "A large domesticated animal with hooves, which [MASK] grass and [MASK].",
    "naïve café, 東京 and Zürich: 3.14 % of “all” 😀!",
    "cat",
    "to be or not to be " * 400,  # longer than any model here reads
    "Words [MASK] and words.",
    " spaces   and a\u00a0hard one ",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
]
PAIRS = [
    ("The cat sat.", "An animal was sitting on something old."),
    ("A [MASK] animal", "no"),
    ("", "the second alone"),
    ("both of them " * 300, "are much too long " * 300),
    ("the first is short", "but the second is not " * 300),
    ("the first is not short " * 300, "but the second is"),
]


def random_pair(folder, tokenizer_folder):
    """A small pair and an encoder without a head, in shards, as save_pretrained stores them."""
    torch.manual_seed(7)
    tokenizer = AutoTokenizer.from_pretrained(tokenizer_folder)
    for name, kind, hidden, heads in [("discriminator", ElectraForPreTraining, 96, 4), ("generator", ElectraForMaskedLM, 48, 2),
                                      ("encoder", ElectraModel, 64, 2)]:
        config = ElectraConfig(
            vocab_size=len(tokenizer), embedding_size=64, hidden_size=hidden, num_hidden_layers=3, num_attention_heads=heads,
            intermediate_size=4 * hidden, max_position_embeddings=128, initializer_range=0.1)
        model = kind(config)
        for parameter in model.parameters():  # biases and scales, too, away from 0 and 1
            parameter.data.add_(torch.randn(parameter.shape) * 0.05)
        model.tie_weights()
        model.save_pretrained(folder / name, max_shard_size="300KB" if kind is ElectraModel else "5GB")
        tokenizer.save_pretrained(folder / name)


def mcl_encode(mcl, folder, rows, *options):
    """The objects that `mcl encode` prints, in its order."""
    pairs = isinstance(rows[0], tuple)
    lines = "".join(("\t".join(row) if pairs else row) + "\n" for row in rows)
    command = [mcl, "encode", "--model", folder, "--batch-size", str(BATCH), *options, *(["--pairs"] if pairs else []), "-"]
    ended = subprocess.run([str(word) for word in command], input=lines.encode(), stdout=subprocess.PIPE)
    if ended.returncode:
        sys.exit(f"mcl encode ended with code {ended.returncode}; see above")
    objects = [json.loads(line) for line in ended.stdout.decode().splitlines()]
    assert [each["index"] for each in objects] == list(range(len(rows))), "not one line for each text, in order"
    return objects


class Comparison:
    """One model folder, read by both."""

    def __init__(self, mcl, folder):
        self.mcl, self.folder, self.worst = mcl, folder, 0.0
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.architecture = json.loads((folder / "config.json").read_text()).get("architectures", [""])[0]

    def note(self, what, ours, theirs):
        difference = (torch.tensor(ours, dtype=torch.float64) - theirs.double()).abs().max().item()
        self.worst = max(self.worst, difference if difference == difference else float("inf"))
        print(f"  {what:<48} {difference:.1e}")

    def compare(self, rows):
        base = AutoModel.from_pretrained(self.folder, attn_implementation="eager", dtype=torch.float32).eval()
        columns = list(zip(*rows)) if isinstance(rows[0], tuple) else [rows]
        batch = self.tokenizer(*map(list, columns), padding=True, truncation=True, return_tensors="pt",
                               max_length=base.config.max_position_embeddings)
        lengths = batch["attention_mask"].sum(1).tolist()
        kind = f"{len(rows)} {'pairs' if len(columns) > 1 else 'texts'} of {min(lengths)} to {max(lengths)} tokens"
        with torch.no_grad():
            hidden = base(**batch).last_hidden_state
        self.vectors(kind, rows, batch, hidden, lengths)
        if self.architecture == "ElectraForPreTraining":
            self.detection(kind, rows, batch, lengths)
        if self.architecture == "ElectraForMaskedLM":
            self.masks(kind, rows, batch)

    def vectors(self, kind, rows, batch, hidden, lengths):
        tokens = mcl_encode(self.mcl, self.folder, rows, "--output", "tokens")
        for row, each in enumerate(tokens):
            theirs = batch["input_ids"][row, :lengths[row]].tolist()
            assert each["ids"] == theirs, f"other ids for text {row}: {each['ids']} and {theirs}"
        flat = [vector for each in tokens for vector in each["vectors"]]
        mask = batch["attention_mask"].bool()
        self.note(f"hidden states, {kind}", flat, hidden[mask])
        pooled = mcl_encode(self.mcl, self.folder, rows)
        self.note(f"[CLS], {kind}", [each["vector"] for each in pooled], hidden[:, 0])
        mean = mcl_encode(self.mcl, self.folder, rows, "--pooling", "mean")
        expected = (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        self.note(f"means, {kind}", [each["vector"] for each in mean], expected)

    def detection(self, kind, rows, batch, lengths):
        model = AutoModelForPreTraining.from_pretrained(self.folder, attn_implementation="eager", dtype=torch.float32).eval()
        with torch.no_grad():
            logits = model(**batch).logits[batch["attention_mask"].bool()]
        ours = mcl_encode(self.mcl, self.folder, rows, "--output", "logits")
        self.note(f"detection logits, {kind}", [each for row in ours for each in row["logits"]], logits)
        ours = mcl_encode(self.mcl, self.folder, rows, "--output", "detection")
        self.note(f"probabilities, {kind}", [each for row in ours for each in row["replaced"]], logits.sigmoid())

    def masks(self, kind, rows, batch):
        model = AutoModelForMaskedLM.from_pretrained(self.folder, attn_implementation="eager", dtype=torch.float32).eval()
        with torch.no_grad():
            logits = model(**batch).logits[batch["input_ids"] == self.tokenizer.mask_token_id]
        ours = mcl_encode(self.mcl, self.folder, rows, "--output", "logits")
        self.note(f"logits at {len(logits)} masks, {kind}", [each for row in ours for each in row["logits"]], logits)


def folders(model):
    players = [model / name for name in ("generator", "discriminator", "encoder") if (model / name / "config.json").exists()]
    return players or [model]


def main():
    parser = argparse.ArgumentParser(description="Compares mcl encode with transformers.")
    parser.add_argument("model", type=pathlib.Path, nargs="?")
    parser.add_argument("--random", type=pathlib.Path, metavar="FOLDER", help="make a random pair here and compare it")
    parser.add_argument("--tokenizer", type=pathlib.Path, help="the tokenizer of the random pair")
    parser.add_argument("--mcl", type=pathlib.Path, default=ROOT / "mcl", help="the launcher")
    parser.add_argument("--limit", type=float, default=1e-4)
    options = parser.parse_args()
    if options.random:
        random_pair(options.random, options.tokenizer)
    model = options.random or options.model
    if model is None:
        parser.error("name a model, or --random with --tokenizer")
    print(f"transformers {transformers.__version__}, torch {torch.__version__}, tokenizers {tokenizers.__version__}")
    missing = [folder for folder in folders(model) if not (folder / "config.json").exists()]
    if missing:
        sys.exit(f"{missing[0]} holds no model (no config.json)")
    worst = 0.0
    for folder in folders(model):
        comparison = Comparison(options.mcl, folder)
        print(f"{folder} ({comparison.architecture}): largest absolute differences")
        comparison.compare(TEXTS)
        comparison.compare(PAIRS)
        worst = max(worst, comparison.worst)
    agrees = worst <= options.limit
    print(f"{'agrees' if agrees else 'DIFFERS'}: at most {worst:.1e}, limit {options.limit:.0e}")
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
