"""The plain loop that a user would write: averages the tensors of several safetensors files with PyTorch.

    python torch_loop.py [--hash] OUT FILE...        # --hash: with the SHA-256 of each file, as mcl soup records it
"""
import hashlib
import sys
import time

began = time.perf_counter()
import torch  # noqa: E402
from safetensors import safe_open  # noqa: E402
from safetensors.torch import save_file  # noqa: E402

imported = time.perf_counter()
hashed = "--hash" in sys.argv
out, *files = [word for word in sys.argv[1:] if word != "--hash"]
handles = [safe_open(file, "pt") for file in files]
merged = {}
for name in handles[0].keys():
    total = handles[0].get_tensor(name).to(torch.float32, copy=True)
    for handle in handles[1:]:
        total += handle.get_tensor(name)
    merged[name] = total / len(handles)
averaged = time.perf_counter()
save_file(merged, out, metadata={"format": "pt"})
saved = time.perf_counter()
if hashed:
    for file in files:
        with open(file, "rb") as opened:
            hashlib.file_digest(opened, "sha256")
print(f"import {imported - began:.2f} average {averaged - imported:.2f} save {saved - averaged:.2f}")
