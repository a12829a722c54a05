"""Trains vocabularies on the same text with this project and with the Python tokenizers package, in turn, and compares
time, processor time, peak memory and pieces.

    mvn -q compile
    python3 -m venv venv && venv/bin/pip install tokenizers==0.23.3
    venv/bin/python benchmarks/vocabulary/compare.py TEXT_DIRECTORY [--size 30522] [--rounds 5] [--threads 2]

Every *.txt file below the directory is read, except those named SOURCE.txt. Both sides get the same number of threads.
Other work on the machine slows both; runs alternate so that it slows both alike, and processor time hardly feels it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

PYTHON = """
import sys
from tokenizers import BertWordPieceTokenizer
size, lowercase, out, *files = sys.argv[1:]
tokenizer = BertWordPieceTokenizer(lowercase=lowercase == "true")
tokenizer.train(files, vocab_size=int(size), show_progress=False)
vocabulary = tokenizer.get_vocab()
open(out, "w", encoding="utf-8").write("".join(p + "\\n" for p in sorted(vocabulary, key=vocabulary.get)))
"""


def class_path(folder):
    listed = folder / "classpath"
    subprocess.run(["mvn", "-q", "compile", "dependency:build-classpath", "-pl", "tokenization", "-am",
                    "-Dmdep.includeScope=runtime", f"-Dmdep.outputFile={listed}"], cwd=ROOT, check=True)
    path = f"{ROOT}/tokenization/target/classes:{listed.read_text().strip()}"
    subprocess.run(["javac", "-d", folder, "-cp", path, HERE / "TrainVocabulary.java"], check=True)
    return f"{folder}:{path}"


def run(command, environment=None):
    """Seconds, processor seconds and peak MB of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, env={**os.environ, **(environment or {})},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed with {process.returncode}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pieces(file):
    return file.read_text(encoding="utf-8").split("\n")[:-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--size", type=int, default=30522)
    parser.add_argument("--cased", action="store_true")
    parser.add_argument("--max-words", type=int, default=2_000_000, help="distinct words held, this project only")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--java", default="-XX:+UseSerialGC -Xmx256m", help="flags of the JVM, as --java='...'")
    options = parser.parse_args()
    files = sorted(str(f) for f in options.text.rglob("*.txt") if f.name != "SOURCE.txt")
    lowercase = "false" if options.cased else "true"
    print(f"{len(files)} files, {sum(os.path.getsize(f) for f in files) / 1e6:.1f} MB, {options.size} pieces, "
          f"lowercase {lowercase}, {options.threads} threads")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = folder / "ours", folder / "theirs"
        java = ["java", *options.java.split(), "-cp", class_path(folder), "TrainVocabulary",
                str(options.size), lowercase, str(options.max_words), str(options.threads), str(ours), *files]
        python = [sys.executable, "-c", PYTHON, str(options.size), lowercase, str(theirs), *files]
        results = {"this project": [], "tokenizers": []}
        agreement, same_ids, themselves, before = [], [], [], None
        for _ in range(options.rounds):
            results["this project"].append(run(java))
            results["tokenizers"].append(run(python, {"RAYON_NUM_THREADS": str(options.threads)}))
            a, b = pieces(ours), pieces(theirs)
            agreement.append(len(set(a) & set(b)) / len(b))
            same_ids.append(sum(x == y for x, y in zip(a, b)) / len(b))
            if before:
                themselves.append(len(set(before) & set(b)) / len(b))
            before = b
    print(f"{'median (least to most)':24}{'seconds':>24}{'processor seconds':>24}{'peak MB':>24}")
    for side, runs in results.items():
        cells = [f"{statistics.median(v):.1f} ({min(v):.1f} to {max(v):.1f})" for v in zip(*runs)]
        print(f"{side:24}" + "".join(f"{cell:>24}" for cell in cells))
    print(f"pieces in common: {min(agreement):.2%} to {max(agreement):.2%}; with the same id: "
          f"{min(same_ids):.2%} to {max(same_ids):.2%}")
    if themselves:
        print(f"tokenizers with its own run before: {min(themselves):.2%} to {max(themselves):.2%}")


main()
