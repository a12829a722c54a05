#!/usr/bin/env python3
"""What steps of several configurations cost beside the first, which take steps in turn on random text.

    ./mcl config show --config configs/electra-small.json --set batch.size=16 > electra.json
    ./mcl config show --config configs/mcl-small.json --set batch.size=16 > mcl.json
    benchmarks/courses/cost.py electra.json mcl.json [--ops native] [--recompute]

Prints the median seconds of a step, how many times the first configuration's it is (the median over the rounds), and the peak of
resident memory. ELECTRA reads each sequence once with each player; all five courses read up to five times as many.
"""
import argparse
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "peers"))
from compare import MALLOC, Worker, built  # noqa: E402

PEERS = Path(__file__).resolve().parent.parent / "peers"


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
        command = ["java", "-cp", options.class_path, str(PEERS / "StepWorker.java"), config, options.ops]
        workers.append(Worker(config, command + (["recompute"] if last else []), MALLOC))
    for worker in workers:
        worker.go(2)
    for _ in range(options.rounds):
        for worker in workers:
            worker.times.append(worker.go(2))
    print(f"{'':30} {'step':>9} {'times':>7} {'CPU':>9} {'times':>7} {'peak MiB':>9}")
    for worker in workers:
        wall, cpu = (statistics.median(t[i] for t in worker.times) for i in (0, 1))
        more = [statistics.median(b[i] / a[i] for a, b in zip(workers[0].times, worker.times)) for i in (0, 1)]
        print(f"{worker.name:30} {wall:7.2f} s {more[0]:7.2f} {cpu:7.2f} s {more[1]:7.2f} {worker.peak:9}")
        worker.process.stdin.close()


if __name__ == "__main__":
    main()
