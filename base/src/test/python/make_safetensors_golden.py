"""Makes the safetensors files that GoldenFileTest reads, with the reference implementation.

    pip install safetensors==0.8.0 numpy==2.4.6 ml_dtypes==0.6.0
    python base/src/test/python/make_safetensors_golden.py base/src/test/resources/mcl/base/safetensors

It also prints the constants of Float16Test: hashes of NumPy's and ml_dtypes' conversions between 16 and 32 bits.
"""

import hashlib
import pathlib
import sys

import ml_dtypes
import numpy as np
from safetensors.numpy import save_file

SPECIAL = [0.0, -0.0, 1.0, -2.5, 65504.0, 6.103515625e-05, 5.9604644775390625e-08, 0.333251953125,
           np.inf, -np.inf, np.nan, 3.140625]


def golden(path):
    bf16 = ml_dtypes.bfloat16
    tensors = {
        "bool": np.array([True, False, True]),
        "u8": np.array([0, 1, 255], dtype=np.uint8),
        "i8": np.array([-128, 0, 127], dtype=np.int8),
        "u16": np.array([[0, 1], [30522, 65535]], dtype=np.uint16),
        "i16": np.array([-32768, 0, 32767], dtype=np.int16),
        "u32": np.array([0, 1, 2**32 - 1], dtype=np.uint32),
        "i32": np.array([-(2**31), 0, 2**31 - 1], dtype=np.int32),
        "i64": np.array([-(2**63), 0, 2**63 - 1], dtype=np.int64),
        "u64": np.array([0, 2**64 - 1], dtype=np.uint64),
        "f16": np.array(SPECIAL, dtype=np.float16).reshape(3, 4),
        "bf16": np.array(SPECIAL, dtype=np.float32).astype(bf16).reshape(3, 4),
        "f32": np.array(SPECIAL, dtype=np.float32).reshape(3, 4),
        "f64": np.array([np.pi, -np.inf], dtype=np.float64),
        "c64": np.array([1 + 2j], dtype=np.complex64),
        "scalar": np.array(7.5, dtype=np.float32),
        "empty": np.zeros((0, 3), dtype=np.float32),
        "f8_e4m3": np.array([1.0, -448.0], dtype=ml_dtypes.float8_e4m3fn),
        "f8_e5m2": np.array([1.0, 57344.0], dtype=ml_dtypes.float8_e5m2),
        "größe \u65e5\U0001f600 \"\\\n": np.array([1], dtype=np.int32),
        "\uff5e": np.array([2], dtype=np.int32),
        "\U0001f600": np.array([3], dtype=np.int32),
    }
    save_file(tensors, path, {"format": "np", "author": "größer \"\\/\n\u0001\u007f\u65e5"})


def sha(array, nan):
    array = array.copy()
    array[array != array] = nan
    return hashlib.sha256(array.tobytes()).hexdigest()


def narrowing_inputs():
    """2^20 floats spread over all bit patterns, then the neighbourhood of every midpoint of two F16."""
    spread = (np.arange(1 << 20, dtype=np.uint32) * np.uint32(2654435761)).view(np.float32)
    halves = np.arange(0x7BFF, dtype=np.uint16).view(np.float16).astype(np.float32)
    nexts = np.arange(1, 0x7C00, dtype=np.uint16).view(np.float16).astype(np.float32)
    bits = ((halves + nexts) / np.float32(2)).view(np.uint32)
    near = np.stack([bits - np.uint32(1), bits, bits + np.uint32(1)], axis=1).ravel()
    return np.concatenate([spread, near.view(np.float32), -near.view(np.float32)])


def main(folder):
    golden(folder / "golden.safetensors")
    every = np.arange(1 << 16, dtype=np.uint16)
    print("F16 widened ", sha(every.view(np.float16).astype(np.float32), np.nan))
    print("BF16 widened", sha(every.view(ml_dtypes.bfloat16).astype(np.float32), np.nan))
    with np.errstate(over="ignore"):
        inputs = narrowing_inputs()
        print("F16 narrowed ", sha(inputs.astype(np.float16), np.nan))
        print("BF16 narrowed", sha(inputs.astype(ml_dtypes.bfloat16), np.nan))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
