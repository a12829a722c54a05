#!/usr/bin/env python3
"""Training steps of transformers' ELECTRA pair and of ours, in turn: A B C A B C. See README.md for how to call it.

Prints, for each, the median seconds of a step and how many times as fast it is as the first, round by round (the median of these
ratios), in wall and in CPU time. CPU time tells more where the machine does something else too.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# glibc keeps what a step frees: ./mcl sets this for ours, and whoever tunes PyTorch sets it too.
MALLOC = {"MALLOC_MMAP_THRESHOLD_": "34359738368", "MALLOC_TRIM_THRESHOLD_": "34359738368",
          "MALLOC_TOP_PAD_": "268435456", "MALLOC_ARENA_MAX": "1"}
# And the collector that ./mcl chooses for training.
JAVA = ["java", "-XX:+UseSerialGC", "-Xmn16m"]


class Worker:
    def __init__(self, name, command, environment):
        self.name, self.times, self.peak = name, [], 0
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
                                        env={**os.environ, **environment})

    def ask(self, steps):
        self.process.stdin.write(f"go {steps}\n")
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.name} ended")
        answer = json.loads(line)
        self.peak = answer["peak_mib"]
        return answer

    def go(self, steps):
        times = self.ask(steps)["times"]
        return [statistics.median(t[i] for t in times) for i in (0, 1)]


def built():
    state = HERE.parent.parent / ".mcl"
    current = state / "current"
    return (state / current.read_text().strip() / "classpath").read_text().strip() if current.exists() else None


def workers(options, folder):
    bfloat16 = not options.float32_only
    def config(precision):
        text = json.loads(re.sub(r"\s+//.*", "", Path(options.config).read_text()))
        file = Path(folder) / f"{precision}.json"
        file.write_text(json.dumps({**text, "precision": precision}))
        return str(file)
    wide = config("float32")
    python = [options.python, str(HERE / "electra_pair.py"), "--config", wide]
    ours = JAVA + ["-cp", options.class_path, str(HERE / "StepWorker.java")]
    yield "transformers, eager", python, {}
    yield "transformers, best float32", python + ["--best"], MALLOC
    if bfloat16:
        yield "transformers, best bfloat16", python + ["--best", "--bfloat16"], MALLOC
    if options.compile:
        yield "transformers, compiled", python + ["--best", "--compile"] + (["--bfloat16"] if bfloat16 else []), MALLOC
    yield "ours, plain", ours + [wide, "plain"], MALLOC
    yield "ours, native", ours + [wide, "native"], MALLOC
    if bfloat16:
        yield "ours, native bfloat16", ours + [config("bfloat16"), "native"], MALLOC


def take_turns(workers, rounds, turn, warm_up, steps):
    """Asks each for warm_up steps, then in turn for steps, as often as there are rounds; then they may end."""
    for worker in workers:
        turn(worker, warm_up)
    for _ in range(rounds):
        for worker in workers:
            worker.times.append(turn(worker, steps))
    for worker in workers:
        worker.process.stdin.close()


def print_steps(workers, title, ratio):
    """The median step of each, and the median over the rounds of its ratio to the first, in wall and in CPU time."""
    print(f"{'':30} {'step':>9} {title + ' wall':>10} {'CPU':>9} {title + ' CPU':>10} {'peak MiB':>9}")
    for worker in workers:
        wall, cpu = (statistics.median(t[i] for t in worker.times) for i in (0, 1))
        ratios = [statistics.median(ratio(a[i], b[i]) for a, b in zip(workers[0].times, worker.times)) for i in (0, 1)]
        print(f"{worker.name:30} {wall:7.2f} s {ratios[0]:10.2f} {cpu:7.2f} s {ratios[1]:10.2f} {worker.peak:9}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("config", help="a resolved configuration: mcl config show --config FILE")
    parser.add_argument("--python", default=sys.executable, help="one that has torch and transformers")
    parser.add_argument("--class-path", default=built(), help="where our classes are; default: what ./mcl built last")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=2, help="in a round")
    parser.add_argument("--float32-only", action="store_true", help="where the processor does not compute in bfloat16")
    parser.add_argument("--compile", action="store_true", help="torch.compile too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        all_workers = [Worker(*parts) for parts in workers(options, folder)]
        take_turns(all_workers, options.rounds, Worker.go, 2, options.steps)
        print_steps(all_workers, "x", lambda first, other: first / other)


if __name__ == "__main__":
    main()
