"""Reading and writing the safetensors container: eight bytes of header length, a JSON header, raw little-endian data."""
from __future__ import annotations

import json
import os
import struct
from pathlib import Path

import numpy as np

DTYPES = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}


def write(path: Path, tensors: dict[str, np.ndarray], metadata: dict[str, str]) -> None:
    """Replaces `path` in one step, so that a reader never sees half a file. Values must be finite."""
    header: dict[str, object] = {"__metadata__": metadata}
    parts, offset = [], 0
    # Larger elements first keeps every tensor aligned to its element size.
    for name, values in sorted(tensors.items(), key=lambda item: -item[1].dtype.itemsize):
        dtype = next(key for key, known in DTYPES.items() if known == values.dtype)
        if not np.isfinite(values).all():
            raise ValueError(f"{name} has values that are not finite as {dtype}")
        data = np.ascontiguousarray(values).tobytes()
        header[name] = {"dtype": dtype, "shape": list(values.shape), "data_offsets": [offset, offset + len(data)]}
        parts.append(data)
        offset += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    partial = path.with_suffix(".partial")
    with open(partial, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for data in parts:
            file.write(data)
    os.replace(partial, path)


def read(path: Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """Tensors widened to float32, and the metadata."""
    raw = path.read_bytes()
    (length,) = struct.unpack_from("<Q", raw)
    header = json.loads(raw[8:8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = np.frombuffer(raw[8 + length + begin:8 + length + end], DTYPES[entry["dtype"]])
        tensors[name] = values.reshape(entry["shape"]).astype(np.float32)
    return tensors, metadata
