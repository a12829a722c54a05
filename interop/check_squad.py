"""Compares what mcl evaluate prints with what the official scripts of SQuAD printed, byte for byte but for blanks.

    python3 interop/check_squad.py ../shared/data

The folder has squad1/ and squad2/, in each the development file and eval-vectors/ with predictions.json, for squad2 na_prob.json, and
official_output.json: what evaluate-v1.1.py and evaluate-v2.0.py printed, by the options and files that they were given.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

MCL = pathlib.Path(__file__).resolve().parent.parent / "mcl"


def evaluate(task, data, predictions, *more):
    command = [MCL, "evaluate", "--task", task, "--data", data, "--predictions", predictions, *more]
    return json.loads(subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True).stdout)


def first(data, name):
    vectors = data / "squad1/eval-vectors"
    file, script = name.split(", ") if ", " in name else ("predictions.json", name)
    # Version 2.0 reads files of 1.1, too.
    return evaluate("squad1" if "v1.1" in script else "squad2", data / "squad1/dev-v1.1.json", vectors / file)


def second(data, name):
    vectors = data / "squad2/eval-vectors"
    file = data / "squad2/dev-v2.0.json"
    if name == "all predictions empty strings":
        with tempfile.NamedTemporaryFile("w", suffix=".json") as empty:
            json.dump(dict.fromkeys(json.load(open(vectors / "predictions.json")), ""), empty)
            empty.flush()
            return evaluate("squad2", file, empty.name)
    threshold = re.search(r"--na-prob-thresh (\S+)", name)
    more = ["--na-prob", vectors / "na_prob.json", "--na-prob-thresh", threshold.group(1)] if threshold else []
    return evaluate("squad2", file, vectors / "predictions.json", *more)


def main(data):
    compared = 0
    for task, printed in ("squad1", first), ("squad2", second):
        for name, expected in json.load(open(data / task / "eval-vectors/official_output.json")).items():
            found = printed(data, name)
            assert json.dumps(found) == json.dumps(expected), (task, name, found, expected)
            compared += 1
    print(f"{compared} outputs agree")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
