"""What scikit-learn, SciPy and seqeval say of predictions: the reference of the fine-tuning metrics.

    python3 -m venv venv && venv/bin/pip install -r interop/requirements.txt
    venv/bin/python interop/golden_metrics.py
"""

import random
import warnings

import numpy as np
from scipy.stats import pearsonr, spearmanr
from seqeval.metrics import f1_score as entity_f1
from seqeval.metrics import precision_score as entity_precision
from seqeval.metrics import recall_score as entity_recall
from seqeval.metrics.sequence_labeling import get_entities
from sklearn.metrics import accuracy_score, f1_score, matthews_corrcoef

from golden_files import folder, write_json


def classes():
    generator = np.random.default_rng(6)
    pairs = []
    for count, number, right in [(10, 2, 0.5), (200, 2, 0.7), (60, 3, 0.4), (500, 5, 0.1)]:
        labels = generator.integers(0, number, count)
        pairs.append((number, labels, np.where(generator.random(count) < right, labels,
                                               generator.integers(0, number, count))))
    constant = np.zeros(12, dtype=int)
    pairs += [(2, labels := generator.integers(0, 2, 12), constant), (2, constant, constant), (2, labels, 1 - labels)]
    return [{"classes": number, "labels": labels.tolist(), "predictions": said.tolist(),
             "accuracy": accuracy_score(labels, said),
             "matthews": float(matthews_corrcoef(labels, said)),
             "macro_f1": f1_score(labels, said, average="macro", zero_division=0),
             "binary_f1": f1_score(labels, said, labels=[1], average="macro", zero_division=0)}
            for number, labels, said in pairs]


def numbers():
    generator = np.random.default_rng(7)
    cases = []
    for count, digits, noise in [(8, 3, 0.1), (200, 1, 1.0), (1000, 0, 2.0), (2, 2, 1.0)]:
        labels = np.round(generator.uniform(0, 5, count), digits)  # few digits: many ties
        said = np.round(labels + generator.normal(size=count) * noise, digits + 1)
        cases.append({"labels": labels.tolist(), "predictions": said.tolist(),
                      "pearson": float(pearsonr(said, labels)[0]), "spearman": float(spearmanr(said, labels)[0])})
    return cases


def tags():
    """Sentences of random tags, of which many break the rules of their scheme, and well-formed ones."""
    generator = random.Random(8)
    schemes = {"iob": ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"],
               "iobes": ["O", "B-PER", "I-PER", "E-PER", "S-PER", "B-LOC-A", "I-LOC-A", "E-LOC-A", "S-LOC-A"],
               "bare": ["O", "B", "I", "E", "S"],
               "words": ["NOUN", "VERB", "DET", "O"]}
    cases = []
    for name, scheme in schemes.items():
        sentences = [[generator.choice(scheme) for _ in range(generator.randrange(1, 12))] for _ in range(40)]
        said = [[tag if generator.random() < 0.8 else generator.choice(scheme) for tag in sentence]
                for sentence in sentences]
        cases.append({"name": name, "labels": sentences, "predictions": said,
                      "entities": [get_entities(sentence) for sentence in sentences],
                      "precision": float(entity_precision(sentences, said)),
                      "recall": float(entity_recall(sentences, said)),
                      "f1": float(entity_f1(sentences, said))})
    nothing = [["O", "O"], ["O"]]
    cases.append({"name": "nothing", "labels": nothing, "predictions": nothing, "entities": [[], []],
                  "precision": 0.0, "recall": 0.0, "f1": float(entity_f1(nothing, nothing, zero_division=0))})
    return cases


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    write_json(folder("finetuning") / "metrics.json", {"classes": classes(), "numbers": numbers(), "tags": tags()})
