#!/usr/bin/env python3
"""Compares ELECTRA with multi-perspective course learning on one small model (docs/results.md).

    benchmarks/courses/compare.py OUT TEXT...

TEXT are plain text files with a paragraph on each line. OUT gets a vocabulary, shards, an encoder that all runs begin
from, and one folder a run; what is there already is not made again. How fast each variant is, is measured first, the
variants in turn, and from that how many steps it gets: nothing else should be busy then. The runs themselves may share
the machine. In the first tables each discriminator is judged on what its own generator writes, in the others all on what one
generator writes. Python 3.9 or newer, nothing else.
"""
import json
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MCL = HERE.parent.parent / "mcl"
VARIANTS = {"electra": "ELECTRA", "self-supervision": "MCL, self-supervision only", "mcl": "MCL, all five courses"}
SEEDS = (1, 2)
SECONDS = 200  # of training, for each run at equal time
ROUNDS, SPEED_STEPS = 3, 100


def mcl(*words):
    done = subprocess.run([str(MCL), *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stderr[-2000:]}")


def config(variant, path, seed, steps, **changes):
    text = "\n".join(line for line in (HERE / f"{variant}.json").read_text().split("\n") if not line.startswith("//"))
    values = json.loads(text)
    values["seed"] = seed
    values["schedule"].update(totalSteps=steps, warmupSteps=min(100, steps // 10))
    values.update(changes)
    path.write_text(json.dumps(values, indent=2))
    return path


def metrics(run):
    return [json.loads(line) for line in (run / "metrics.jsonl").read_text().splitlines()]


def train(out, run, configuration):
    if not (out / run).exists():
        start = next((out / "encoder").glob("checkpoint-*")) / "generator"
        mcl("pretrain", "--config", configuration, "--data", out / "shards", "--out", out / run,
            "--discriminator-from", start, "--no-verify")
    return metrics(out / run)


def speeds(out):
    """Steps per second of each variant: the median over rounds in which they take turns."""
    file = out / "speeds.json"
    if not file.exists():
        seen = {variant: [] for variant in VARIANTS}
        for turn in range(ROUNDS):
            for variant in VARIANTS:
                name = f"speed-{variant}-{turn}"
                path = config(variant, out / f"{name}.json", 1, SPEED_STEPS, logEvery=SPEED_STEPS // 2,
                              validation={"share": 0.02, "every": 10**6, "sequences": 1})
                tokens = [line["train/tokens_per_second"] for line in train(out, name, path) if "train/loss" in line]
                seen[variant].append(tokens[-1] / (16 * 64))
        file.write_text(json.dumps(seen, indent=2))
    return {variant: statistics.median(values) for variant, values in json.loads(file.read_text()).items()}


def row(name, lines):
    last = [[line for line in run if "eval/rtd/roc_auc" in line][-1] for run in lines]
    cells = []
    for course in ("rtd", "std", "itd"):
        values = [line[f"eval/{course}/roc_auc"] for line in last]
        cells.append(f"{statistics.mean(values):.3f} ({', '.join(f'{value:.3f}' for value in values)})")
    loss = statistics.mean(line["eval/rtd/generator_loss"] for line in last)
    steps = last[0]["step"]
    print(f"| {name} | {steps:,} | {' | '.join(cells)} | {loss:.3f} |", flush=True)


def checkpoint(out, variant, steps, seed):
    return out / f"{variant}-{steps}-{seed}" / f"checkpoint-{steps}"


def judged_together(out, title, steps, generator):
    """All discriminators on text that one generator spoiled."""
    state = MCL.parent / ".mcl"
    class_path = (state / (state / "current").read_text().strip() / "classpath").read_text().strip()
    print(f"\n{title}\n\n| | steps | rtd | std | itd |\n|---|---|---|---|---|")
    for variant, name in VARIANTS.items():
        seen = [checkpoint(out, variant, steps[variant], seed) for seed in SEEDS]
        done = subprocess.run(["java", "-Dai.djl.offline=true", "-cp", class_path, str(HERE / "JudgeTogether.java"),
                               str(out / "shards"), str(generator), *map(str, seen)],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
        scores = [json.loads(line)["roc_auc"] for line in done.stdout.splitlines()]
        cells = []
        for course in ("replacedToken", "swappedToken", "insertedToken"):
            values = [score[course] for score in scores]
            cells.append(f"{statistics.mean(values):.3f} ({', '.join(f'{value:.3f}' for value in values)})")
        print(f"| {name} | {steps[variant]:,} | {' | '.join(cells)} |", flush=True)


def table(out, title, steps):
    print(f"\n{title}\n\n| | steps | rtd | std | itd | generator loss |\n|---|---|---|---|---|---|")
    for variant, name in VARIANTS.items():
        runs = []
        for seed in SEEDS:
            run = f"{variant}-{steps[variant]}-{seed}"
            runs.append(train(out, run, config(variant, out / f"{run}.json", seed, steps[variant])))
        row(name, runs)


def main():
    out, texts = Path(sys.argv[1]), sys.argv[2:]
    out.mkdir(parents=True, exist_ok=True)
    lines = ("--format", "lines")
    if not (out / "vocabulary").exists():
        mcl("vocab", "--text", *texts, *lines, "--size", 2000, "--out", out / "vocabulary")
    if not (out / "shards").exists():
        mcl("tokenize", "--text", *texts, *lines, "--tokenizer", out / "vocabulary", "--out", out / "shards")
    if not (out / "encoder").exists():
        mcl("pretrain", "--config", HERE / "encoder.json", "--data", out / "shards", "--out", out / "encoder")
    speed = speeds(out)
    print("steps per second: " + ", ".join(f"{name} {speed[variant]:.2f}" for variant, name in VARIANTS.items()))
    equal_time = {variant: int(SECONDS * speed[variant]) for variant in VARIANTS}
    table(out, f"Equal time: {SECONDS} seconds of training", equal_time)
    equal_sequences = {variant: equal_time["mcl"] for variant in VARIANTS}
    table(out, "Equal sequences", equal_sequences)
    for variant in ("electra", "mcl"):
        generator = checkpoint(out, variant, equal_time[variant], SEEDS[0])
        judged_together(out, f"Equal time, text spoiled by the generator of {VARIANTS[variant]}", equal_time, generator)
        judged_together(out, "Equal sequences, by the same generator", equal_sequences, generator)


if __name__ == "__main__":
    main()
