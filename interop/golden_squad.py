"""SQuAD as Hugging Face transformers has it: scores of answers, windows over passages, and the search for the best answer.

    python3 -m venv venv && venv/bin/pip install -r interop/requirements.txt
    venv/bin/python interop/golden_squad.py

transformers.data.metrics.squad_metrics is its copy of the official evaluate-v2.0.py and of BERT's search for answers,
transformers.data.processors.squad its copy of BERT's windows.
"""

import json
import pathlib
import random
import tempfile

import numpy as np
from transformers import BertTokenizer
from transformers.data.metrics.squad_metrics import compute_predictions_logits, normalize_answer, squad_evaluate
from transformers.data.processors import squad as processor
from transformers.data.processors.squad import SquadExample, SquadResult

from golden_files import folder, write_json

TEXTS = ["", "The", "a  the,", "an apple", "An  Apple!", "apple", "the old dog's", "Old dogs", "1,000 km²", "1000 km²", "naïve Ünïcöde",
         "NAÏVE ünïcöde", "İstanbul", "ΑΣ", "a\u00a0b", "b\u2028c", "theatre", "the-atre", "the½", "a.b", "\u001ca\u001d", "d\u0301 a\u0301",
         "b c b", "b b", "$3.5 (million)", "35 million", "東京 the", "x_the_y", "der a\u200bn"]


def answers():
    """Made-up questions with answers of every kind, and what is said to them, with ties among the no-answer scores."""
    generator = random.Random(11)
    questions, said, odds = [], {}, {}
    for number in range(300):
        right = [] if generator.random() < 0.4 else generator.choices(TEXTS[1:], k=generator.randrange(1, 4))
        name = f"q{number}"
        questions.append({"id": name, "answers": right})
        luck = generator.random()
        said[name] = (generator.choice(right) + generator.choice(["", " apple", " old b"]) if right and luck < 0.7
                      else "" if luck < 0.4 else generator.choice(TEXTS))
        odds[name] = round(generator.random() * (0.7 if right else 1), 1)
    shuffled = list(odds.items())
    generator.shuffle(shuffled)
    odds = dict(shuffled)
    examples = [SquadExample(each["id"], "", "", None, None, "", [{"text": text} for text in each["answers"]],
                             not each["answers"]) for each in questions]
    return {"questions": questions, "predictions": said, "na_prob": odds,
            "plain": squad_evaluate(examples, said),
            "thresholds": {str(at): squad_evaluate(examples, said, odds, at) for at in (1.0, 0.5, 0.3)}}


def windows():
    """Passages of different words in windows that overlap. Where all words are whole pieces, there are random logits and answers:
    BERT widens an answer to whole words, utils_qa.py, which we follow, does not."""
    generator = random.Random(12)
    syllables = [a + b for a in "bdfgklmn" for b in "aeiou"]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + syllables + ["##" + each for each in syllables] + [".", ","]
    words = sorted({"".join(generator.choices(syllables, k=generator.randrange(1, 4))) for _ in range(400)})
    whole = [word for word in words[::2] if len(word) > 2]
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place, "vocab.txt")
        file.write_text("\n".join(pieces + whole) + "\n")
        tokenizer = BertTokenizer(str(file))
        processor.squad_convert_example_to_features_init(tokenizer)
        cases = [case(generator, whole if number % 2 else words, number % 2, tokenizer, place) for number in range(16)]
    return {"vocabulary": pieces + whole, "max_length": 40, "stride": 9, "max_question": 8, "cases": cases}


def case(generator, words, searched, tokenizer, place):
    passage = generator.sample(words, generator.randrange(5, 60))
    text = " ".join(passage)
    at = generator.randrange(len(passage))
    answer = " ".join(passage[at:at + generator.randrange(1, 4)])
    start = len(" ".join(passage[:at] + [""]))
    question = " ".join(generator.choices(words, k=generator.randrange(1, 9)))
    impossible = generator.random() < 0.3
    right = [] if impossible else [{"text": answer, "answer_start": start}]
    example = SquadExample("q", question, text, None if impossible else answer, start, "", right, impossible)
    features = processor.squad_convert_example_to_features(example, 40, 9, 8, "max_length", True)
    results = []
    for number, feature in enumerate(features):
        feature.unique_id, feature.example_index = number, 0
        logits = np.random.default_rng(generator.randrange(2 ** 30)).normal(scale=3, size=(2, len(feature.tokens)))
        padded = np.full((2, 40), -1e4)
        padded[:, :logits.shape[1]] = logits.round(3)
        results.append(SquadResult(number, padded[0].tolist(), padded[1].tolist()))
    answers = {"squad1": search(example, features, results, tokenizer, place, False),
               "squad2": search(example, features, results, tokenizer, place, True)} if searched else {}
    return {"question": question, "context": text, "answers": right,
            "windows": [{"ids": feature.input_ids[:len(feature.tokens)], "start": feature.start_position,
                         "end": feature.end_position,
                         "own": [position for position, own in feature.token_is_max_context.items() if own],
                         "logits": [result.start_logits[:len(feature.tokens)], result.end_logits[:len(feature.tokens)]]}
                        for feature, result in zip(features, results)], **answers}


def search(example, features, results, tokenizer, place, silent):
    files = [str(pathlib.Path(place, name)) for name in ("predictions", "nbest", "odds")]
    compute_predictions_logits([example], features, results, 10, 12, True, *files, False, silent, 1.0, tokenizer)
    said, best, odds = (json.loads(pathlib.Path(file).read_text()) if silent or file != files[2] else {} for file in files)
    return {"answer": said["q"], "best": best["q"], "odds": odds.get("q")}


if __name__ == "__main__":
    write_json(folder("finetuning") / "squad.json",
               {"normalized": [[text, normalize_answer(text)] for text in TEXTS], "answers": answers(), "windows": windows()})
