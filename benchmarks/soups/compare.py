"""Merges the same models with mcl soup, with a plain loop of PyTorch and with mergekit, in turns, each a fresh process.

Prints for each the seconds of the whole process, its processor time, MB of ingredients per second, and the most memory beside the
page cache (RssAnon). Where the kernel groups processes by session, each process is put before those of others
(/proc/self/autogroup, as root), so that a machine in use says something, too.

    python compare.py --mcl ../../mcl --models /tmp/models --rounds 5 uniform slerp ties
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
MERGEKIT = {"uniform": "linear", "slerp": "slerp", "ties": "ties"}


def ingredients(method, models):
    found = sorted((path for path in models.glob("m*") if path.is_dir()), key=lambda path: int(path.name[1:]))
    return found[:2] if method == "slerp" else found


def mcl(given, method, models, out):
    base = ["--base", str(models / "start"), "--density", "0.2"] if method == "ties" else []
    return [given.mcl, "soup", method, *base, "--out", str(out), *map(str, ingredients(method, models))]


def mcl_without_hashes(given, method, models, out):
    return [*mcl(given, method, models, out), "--no-hashes"]


def torch_loop(given, method, models, out):
    files = [str(path / "model.safetensors") for path in ingredients(method, models)]
    return [given.python, str(HERE / "torch_loop.py"), str(out) + ".safetensors", *files] if method == "uniform" else None


def torch_loop_with_hashes(given, method, models, out):
    command = torch_loop(given, method, models, out)
    return command and [*command, "--hash"]


def mergekit(given, method, models, out):
    used = ingredients(method, models)
    text = f"merge_method: {MERGEKIT[method]}\ndtype: float32\n"
    if method != "uniform":
        text += f"base_model: {used[0] if method == 'slerp' else models / 'start'}\n"
    if method == "slerp":
        text += "parameters: {t: 0.5}\n"
    if method == "ties":
        text += "parameters: {density: 0.2}\n"
    weight = "" if method == "slerp" else "\n  parameters: {weight: 1}"
    text += "models:\n" + "".join(f"- model: {path}{weight}\n" for path in used)
    config = out.with_suffix(".yaml")
    config.write_text(text)
    script = str(pathlib.Path(given.python).parent / "mergekit-yaml")
    return [given.python, script, str(config), str(out), "--no-copy-tokenizer", "--quiet"]


TOOLS = (mcl, mcl_without_hashes, torch_loop, torch_loop_with_hashes, mergekit)


def first_in_line():
    os.setsid()
    try:
        pathlib.Path("/proc/self/autogroup").write_text("-19")
    except OSError:
        pass


def measure(command):
    peak, done = [0], threading.Event()
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=first_in_line)

    def watch():
        while not done.wait(0.02):
            try:
                lines = pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines()
                peak[0] = max([peak[0], *(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))])
            except (OSError, ProcessLookupError):
                pass

    watcher = threading.Thread(target=watch)
    watcher.start()
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    if status:
        sys.exit(f"{command} failed:\n{said.decode()[-2000:]}")
    return {"seconds": seconds, "processor": usage.ru_utime + usage.ru_stime, "memory": peak[0] / 1024}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mcl", default=str(HERE.parent.parent / "mcl"))
    parser.add_argument("--python", default=sys.executable, help="with torch, safetensors and mergekit")
    parser.add_argument("--models", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[tool.__name__ for tool in TOOLS])
    parser.add_argument("methods", nargs="+", choices=list(MERGEKIT))
    given = parser.parse_args()
    for method in given.methods:
        size = sum((path / "model.safetensors").stat().st_size for path in ingredients(method, given.models)) / 1e6
        results = {}
        for _ in range(given.rounds):
            for tool in TOOLS:
                with tempfile.TemporaryDirectory(dir=given.models) as folder:
                    command = tool(given, method, given.models, pathlib.Path(folder) / "out")
                    if command and tool.__name__ in given.only:
                        results.setdefault(tool.__name__, []).append(measure(command))
        for tool, runs in results.items():
            middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
            low, high = min(run["seconds"] for run in runs), max(run["seconds"] for run in runs)
            print(f"{method:8} {tool:18} {middle['seconds']:6.2f} s ({low:.2f} to {high:.2f}), processor {middle['processor']:6.2f} s, "
                  f"{size / middle['seconds']:5.0f} MB/s, {middle['memory']:5.0f} MB", flush=True)
    print("load:", os.getloadavg())


if __name__ == "__main__":
    main()
