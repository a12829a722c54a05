"""Sentences of plain text, and rows of a GLUE task, for books.sh. Python 3.9 or newer, nothing else.

    books_data.py OUT DATA        # DATA has text/books, text/brown and glue/SST-2
"""
import pathlib
import random
import re
import sys


def sentences(out, folder):
    """One on each line, those of 4 to 30 words."""
    with open(out, "w", encoding="utf-8") as lines:
        for file in sorted(folder.glob("*.txt")):
            paragraphs = [] if file.name == "SOURCE.txt" else file.read_text(encoding="utf-8").splitlines()
            for paragraph in paragraphs:
                for sentence in re.split(r"(?<=[.!?])[\"”’']?\s+", paragraph):
                    sentence = sentence.strip().strip('"“”').strip()
                    if 4 <= len(sentence.split()) <= 30:
                        lines.write(sentence + "\n")


def rows(out, file):
    """4,000 rows to learn from and 3,000 to judge on, of a training file; its own development file is too small."""
    head, *all_rows = file.read_text(encoding="utf-8").splitlines()
    random.Random(1).shuffle(all_rows)
    for name, part in (("train", all_rows[:4000]), ("dev", all_rows[4000:7000])):
        (out / f"sst-{name}.tsv").write_text("\n".join([head, *part]) + "\n", encoding="utf-8")


def main(out, data):
    sentences(out / "books.txt", data / "text" / "books")
    sentences(out / "brown.txt", data / "text" / "brown")
    rows(out, data / "glue" / "SST-2" / "train.tsv")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
