"""Tokenises the same texts with this project and with the Python tokenizers package, in turns.

Prints MB of UTF-8 text per second for both, by wall clock and by processor time, and their ratio
(the median over rounds). Texts are in memory before the clock starts; reading them, starting Java
and loading the tokenizer are not timed; nothing is warmed up.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time


def python_once(tokenizer_json, files, threads):
    code = """
import sys, time
from tokenizers import Tokenizer
tokenizer = Tokenizer.from_file(sys.argv[1])
documents = [d for f in sys.argv[2:] for d in open(f, encoding="utf-8").read().split("\\n\\n") if d.strip()]
size = sum(len(d.encode()) for d in documents)
clock, processor, tokens = time.perf_counter(), time.process_time(), 0
for i in range(0, len(documents), 1000):
    for encoding in tokenizer.encode_batch_fast(documents[i : i + 1000], add_special_tokens=False):
        tokens += len(encoding.ids)
print(tokens, size, time.perf_counter() - clock, time.process_time() - processor)
"""
    environment = dict(os.environ, RAYON_NUM_THREADS=str(threads), TOKENIZERS_PARALLELISM="true")
    return run([sys.executable, "-c", code, tokenizer_json, *files], environment)


def java_once(classpath, tokenizer, files, threads):
    here = os.path.dirname(os.path.abspath(__file__))
    command = ["java", "-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", classpath]
    return run([*command, os.path.join(here, "TokenizeSpeed.java"), tokenizer, str(threads), *files], None)


def run(command, environment):
    text = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    tokens, size, seconds, processor = text.split()
    return int(tokens), int(size), float(seconds), float(processor)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--tokenizer", required=True, help="a tokenizer.json")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("files", nargs="+")
    given = parser.parse_args()
    ratios = {"wall": [], "processor": []}
    for turn in range(given.rounds):
        python = python_once(given.tokenizer, given.files, given.threads)
        java = java_once(given.classpath, given.tokenizer, given.files, given.threads)
        if python[0] != java[0]:
            sys.exit(f"Python made {python[0]} tokens, Java {java[0]}: they must agree.")
        megabytes = python[1] / 1e6
        rates = [megabytes / x for x in (python[2], java[2], python[3], java[3])]
        ratios["wall"].append(rates[1] / rates[0])
        ratios["processor"].append(rates[3] / rates[2])
        print(
            f"round {turn + 1}: {megabytes:.1f} MB, {python[0]} tokens; wall: Python {rates[0]:.2f},"
            f" Java {rates[1]:.2f} MB/s; processor: Python {rates[2]:.2f}, Java {rates[3]:.2f} MB/s",
            flush=True,
        )
    for kind, values in ratios.items():
        print(f"Java / Python by {kind}: median {statistics.median(values):.2f}, "
              f"from {min(values):.2f} to {max(values):.2f}")


if __name__ == "__main__":
    main()
