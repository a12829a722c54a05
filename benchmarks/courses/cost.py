#!/usr/bin/env python3
"""What steps of several configurations cost beside the first, which take steps in turn on random text.

    ./mcl config show --config configs/electra-small.json --set batch.size=16 > electra.json
    ./mcl config show --config configs/mcl-small.json --set batch.size=16 > mcl.json
    benchmarks/courses/cost.py electra.json mcl.json [--ops native] [--recompute]

Prints the median seconds of a step, how many times the first configuration's it is (the median over the rounds), and the peak of
resident memory. ELECTRA reads each sequence once with each player; all five courses read up to five times as many.
"""
import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "peers"))
from compare import HERE, JAVA, MALLOC, Worker, built, print_steps, take_turns  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("configs", nargs="+", help="resolved configurations: mcl config show --config FILE")
    parser.add_argument("--class-path", default=built(), help="where our classes are; default: what ./mcl built last")
    parser.add_argument("--ops", default="plain", choices=["plain", "native"])
    parser.add_argument("--recompute", action="store_true", help="the last configuration with recomputed activations")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    workers = []
    for number, config in enumerate(options.configs):
        last = options.recompute and number == len(options.configs) - 1
        command = JAVA + ["-cp", options.class_path, str(HERE / "StepWorker.java"), config, options.ops]
        workers.append(Worker(config, command + (["recompute"] if last else []), MALLOC))
    take_turns(workers, options.rounds, Worker.go, 2, 2)
    print_steps(workers, "times", lambda first, other: other / first)


if __name__ == "__main__":
    main()
