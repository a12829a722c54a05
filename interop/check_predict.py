"""Compares what mcl predict says of texts with what Hugging Face transformers says, on the same fine-tuned model.

    ./mcl predict --model tuned --input texts.txt > said.jsonl
    venv/bin/python interop/check_predict.py tuned/model texts.txt said.jsonl

A line of texts.txt is a text, a pair with a tab between its texts (so a question and a passage that fit into one window), or, for
labels of words, words with blanks between them.
"""

import json
import sys

import torch
from transformers import (
    AutoConfig, AutoModelForQuestionAnswering, AutoModelForSequenceClassification, AutoModelForTokenClassification,
    AutoTokenizer)

TOLERANCE = 2e-5


def sequence(model, tokenizer, line):
    """Probabilities by label, or the score."""
    inputs = tokenizer(*line.split("\t"), truncation=True, max_length=model.config.max_position_embeddings,
                       return_tensors="pt")
    logits = model(**inputs).logits[0]
    if model.config.problem_type == "regression":
        return {"score": logits[0].item()}
    shares = logits.softmax(-1)
    return {model.config.id2label[number]: share.item() for number, share in enumerate(shares)}


def words(model, tokenizer, line):
    """The label of each word, by its first token."""
    inputs = tokenizer(line.split(), is_split_into_words=True, return_tensors="pt")
    best = model(**inputs).logits[0].argmax(-1).tolist()
    labels = {}
    for position, word in enumerate(inputs.word_ids()):
        if word is not None and word not in labels:
            labels[word] = model.config.id2label[best[position]]
    return [labels[word] for word in sorted(labels)]


def answer(model, tokenizer, line):
    """The span of the passage with the highest sum of both logits, of at most 30 tokens; every pair of places is tried."""
    inputs = tokenizer(*line.split("\t"), return_offsets_mapping=True, return_tensors="pt")
    places, passage = inputs.pop("offset_mapping")[0].tolist(), inputs.sequence_ids()
    out = model(**inputs)
    sums = out.start_logits[0][:, None] + out.end_logits[0][None, :]
    inside = [position for position, part in enumerate(passage) if part == 1]
    _, start, end = max((sums[start, end].item(), start, end) for start in inside for end in inside if 0 <= end - start < 30)
    return line.split("\t")[1][places[start][0]:places[end][1]]


def main(folder, texts, said):
    asks = "ForQuestionAnswering" in AutoConfig.from_pretrained(folder).architectures[0]
    tokens = "ForTokenClassification" in AutoConfig.from_pretrained(folder).architectures[0]
    kind = (AutoModelForQuestionAnswering if asks else AutoModelForTokenClassification if tokens
            else AutoModelForSequenceClassification)
    model, info = kind.from_pretrained(folder, output_loading_info=True)
    info["unexpected_keys"] = [key for key in info["unexpected_keys"] if not key.startswith("no_answer_output")]
    assert not any(info.values()), info
    model.eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    lines = open(texts, encoding="utf-8").read().splitlines()
    rows = [json.loads(line) for line in open(said, encoding="utf-8")]
    assert len(lines) == len(rows) > 0, (len(lines), len(rows))
    largest, compared = 0, 0
    with torch.no_grad():
        for line, row in zip(lines, rows):
            if asks:
                # "" means that there is no answer, which transformers' model has no say in.
                assert row["answer"] in ("", answer(model, tokenizer, line)), (line, row)
                compared += row["answer"] != ""
                continue
            if tokens:
                assert words(model, tokenizer, line) == row["labels"], line
                continue
            expected = sequence(model, tokenizer, line)
            found = {"score": row["score"]} if "score" in row else row["probabilities"]
            assert expected.keys() == found.keys(), (expected, found)
            largest = max(largest, *(abs(expected[key] - found[key]) for key in expected))
    assert largest < TOLERANCE, largest
    if asks:
        assert compared > 0, "no row has an answer: nothing was compared"
        print(f"{compared} answers are the same; {len(rows) - compared} rows without an answer were not compared")
    elif tokens:
        print(f"all labels of {len(rows)} rows are the same")
    else:
        print(f"{len(rows)} rows agree; the largest difference is {largest:.1e}")


if __name__ == "__main__":
    main(*sys.argv[1:])
