"""The plain loop that a user would write: averages the tensors of several safetensors files with PyTorch.

    python torch_loop.py OUT FILE...
"""
import sys
import time

began = time.perf_counter()
import torch  # noqa: E402
from safetensors import safe_open  # noqa: E402
from safetensors.torch import save_file  # noqa: E402

imported = time.perf_counter()
out, files = sys.argv[1], sys.argv[2:]
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
print(f"import {imported - began:.2f} average {averaged - imported:.2f} save {saved - averaged:.2f}")
