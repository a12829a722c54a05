"""Where the reference values stand among the tests of a module."""

import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def folder(module):
    path = ROOT / module / "src/test/resources/golden"
    path.mkdir(parents=True, exist_ok=True)
    return path


def write_json(path, value):
    path.write_text(json.dumps(value) + "\n")
