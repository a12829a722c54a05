"""SQuAD 1.1 as its official script scores it, on made-up questions in SQuAD's form.

    python3 -m venv venv && venv/bin/pip install -r interop/requirements.txt
    venv/bin/python interop/golden_squad_official.py evaluate-v1.1.py

The script comes from https://rajpurkar.github.io/SQuAD-explorer/; github.com/huggingface/evaluate has the same functions in
metrics/squad/compute_score.py. Version 2.0 is in golden_squad.py, by the copy in Hugging Face transformers.
"""

import json
import random
import subprocess
import sys
import tempfile

from golden_files import folder, write_json
from golden_squad import TEXTS

PASSAGE = "The \U0001f436 dog sat."


def main(script):
    generator = random.Random(21)
    questions, said = [], {}
    for number in range(200):
        right = generator.choices(TEXTS, k=generator.randrange(1, 5))
        name = f"q{number}"
        questions.append({"id": name, "question": "What?", "answers": [{"text": text, "answer_start": 0} for text in right]})
        luck = generator.random()
        if luck < 0.9:
            said[name] = generator.choice(right) + generator.choice(["", " apple", " old b"]) if luck < 0.6 else generator.choice(TEXTS)
    dataset = {"version": "1.1", "data": [{"title": "t", "paragraphs": [{"context": PASSAGE, "qas": questions}]}]}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as data, tempfile.NamedTemporaryFile("w", suffix=".json") as predictions:
        json.dump(dataset, data)
        json.dump(said, predictions)
        data.flush()
        predictions.flush()
        out = subprocess.run([sys.executable, script, data.name, predictions.name], capture_output=True, text=True, check=True)
    write_json(folder("finetuning") / "squad-1.1.json",
               {"dataset": dataset, "predictions": said, "scores": json.loads(out.stdout), "messages": out.stderr.splitlines()})


if __name__ == "__main__":
    main(sys.argv[1])
