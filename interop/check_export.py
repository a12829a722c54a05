"""Loads what mcl export wrote in Hugging Face transformers, with every warning an error.

    venv/bin/python interop/check_export.py FOLDER...

A folder is an exported model, or an exported checkpoint with generator/ and discriminator/. Each model is loaded by the Auto
class of its kind and by AutoModel, reads a sentence, and its tokenizer and model card are read. Prints ok for each.
"""

import logging
import pathlib
import re
import sys
import warnings

import torch
import transformers
from tokenizers import Tokenizer
from transformers import AutoConfig, AutoTokenizer

CLASSES = {
    "ElectraForPreTraining": "AutoModelForPreTraining",
    "ElectraForMaskedLM": "AutoModelForMaskedLM",
    "ElectraModel": "AutoModel",
    "ElectraForSequenceClassification": "AutoModelForSequenceClassification",
    "ElectraForTokenClassification": "AutoModelForTokenClassification",
    "ElectraForQuestionAnswering": "AutoModelForQuestionAnswering",
}
SENTENCE = "The old cat sleeps in the barn, and the dog eats."


class Refuse(logging.Handler):
    """Makes a warning an error. transformers 5 reports the head that AutoModel leaves out; that alone is no fault."""

    headless = False

    def emit(self, record):
        text = record.getMessage()
        faults = ("MISSING", "MISMATCH", "CONVERSION")
        if self.headless and "UNEXPECTED" in text and not any(fault in text for fault in faults):
            return
        raise AssertionError("transformers warns: " + text)


REFUSE = Refuse(logging.WARNING)


def load(name, folder):
    REFUSE.headless = name == "AutoModel"
    model, info = getattr(transformers, name).from_pretrained(folder, output_loading_info=True)
    for what, keys in info.items():
        # AutoModel has no head, and may leave one out; a tensor of the encoder it may not.
        headless = REFUSE.headless and what == "unexpected_keys"
        keys = [key for key in keys if not (headless and not str(key).startswith("electra."))]
        assert not keys, f"{name}: {what}: {keys}"
    return model.eval()


def check(folder):
    config = AutoConfig.from_pretrained(folder)
    name = CLASSES[config.architectures[0]]
    tokenizer = AutoTokenizer.from_pretrained(folder)
    inputs = tokenizer(SENTENCE, "A second one.", return_tensors="pt", truncation=True)
    assert inputs["input_ids"].shape[1] <= config.max_position_embeddings
    plain = Tokenizer.from_file(str(folder / "tokenizer.json")).encode(SENTENCE).ids
    assert tokenizer(SENTENCE)["input_ids"] == plain, "AutoTokenizer and tokenizer.json differ"
    with torch.no_grad():
        outputs = load(name, folder)(**inputs)
        hidden = load("AutoModel", folder)(**inputs).last_hidden_state
    for value in (*outputs.to_tuple(), hidden):
        assert torch.isfinite(value).all(), "not finite"
    check_card(folder / "README.md")
    labels = f", {config.num_labels} labels" if "Classification" in name else ""
    print(f"{folder}: ok ({name}{labels}, AutoModel, AutoTokenizer; transformers {transformers.__version__})")


def check_card(file):
    found = re.match(r"---\n(.*?)\n---\n\n# \S", file.read_text(), re.DOTALL)
    assert found, f"{file} has no block of YAML before its title"
    try:
        import yaml
    except ImportError:
        return
    assert yaml.safe_load(found[1])["library_name"] == "transformers"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    warnings.simplefilter("error")
    transformers.logging.get_logger("transformers").addHandler(REFUSE)
    for argument in map(pathlib.Path, sys.argv[1:]):
        models = [path.parent for path in sorted(argument.glob("**/config.json"))]
        assert models, f"{argument} holds no model"
        for model_folder in models:
            check(model_folder)
