"""kernels.c as PyTorch operators: batch norm with its activation, and depthwise convolution, for training.

PyTorch 1.13 computes batch norm, ReLU6 and their gradients in operators of their own, each a walk over maps too large
for the caches: over 40 % of a step of MobileNetV2. Fused they take half the time; depthwise convolution gains mostly
where its windows are 5x5 or its maps tiny. The library is compiled for this
machine at first use and kept beside the decoded photos. Without a C compiler the networks train with PyTorch's own
operators, which is said once on standard error; results agree within rounding (test_kernels.py).
"""
from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
import torch.nn.functional as F

KINDS = {None: 0, "relu": 1, "relu6": 2, "h-swish": 3}
FLAGS = ("-O3", "-march=native", "-ffast-math", "-fPIC", "-shared", "-std=gnu11")

_library: ctypes.CDLL | None = None


def processor_features() -> list[str]:
    line = next((line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("flags")), "")
    return line.partition(":")[2].split()


def compiled(source: Path, folder: Path) -> Path | None:
    """The library of a C file for this machine, compiled once and kept in `folder`; None without a compiler."""
    key = hashlib.sha256(source.read_bytes() + " ".join((*FLAGS, *processor_features())).encode()).hexdigest()[:16]
    stored = folder / f"{source.stem}-{key}.so"
    if not stored.exists():
        compiler = shutil.which("cc") or shutil.which("gcc")
        if not compiler:
            return None
        folder.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(suffix=".so", dir=folder)
        os.close(handle)
        subprocess.run([compiler, *FLAGS, "-o", partial, str(source), "-lm"], check=True)
        os.replace(partial, stored)
    return stored


def enable(folder: Path) -> bool:
    """Compiles or finds the library in `folder`. Until this succeeds PyTorch's operators are used."""
    global _library
    stored = compiled(Path(__file__).with_name("kernels.c"), folder)
    if not stored:
        print("no C compiler: training with PyTorch's own operators, which takes longer", file=sys.stderr)
        return False
    _library = ctypes.CDLL(str(stored))
    return True


def enabled() -> bool:
    return _library is not None


def disable() -> None:
    global _library
    _library = None


def _pointer(values: torch.Tensor) -> ctypes.c_void_p:
    return ctypes.c_void_p(values.data_ptr())


def _integer(value: int) -> ctypes.c_longlong:
    return ctypes.c_longlong(value)


def _last(x: torch.Tensor) -> torch.Tensor:
    return x.contiguous(memory_format=torch.channels_last)


class _NormAct(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, gamma, beta, running_mean, running_var, epsilon, momentum, kind):
        x = _last(x)
        n, c, h, w = x.shape
        y = torch.empty_like(x, memory_format=torch.channels_last)
        mean, inverse = torch.empty(c), torch.empty(c)
        _library.norm_act_forward(
            _pointer(x), _integer(n * h * w), _integer(c), _pointer(gamma), _pointer(beta), ctypes.c_float(epsilon),
            ctypes.c_float(momentum), kind, _pointer(mean), _pointer(inverse), _pointer(running_mean),
            _pointer(running_var), _pointer(y))
        ctx.save_for_backward(x, gamma, beta, mean, inverse)
        ctx.kind = kind
        return y

    @staticmethod
    def backward(ctx, dy):
        x, gamma, beta, mean, inverse = ctx.saved_tensors
        dy = _last(dy)
        n, c, h, w = x.shape
        dx = torch.empty_like(x, memory_format=torch.channels_last)
        dgamma, dbeta = torch.empty(c), torch.empty(c)
        _library.norm_act_backward(
            _pointer(x), _pointer(dy), _integer(n * h * w), _integer(c), _pointer(gamma), _pointer(beta),
            _pointer(mean), _pointer(inverse), ctx.kind, _pointer(dx), _pointer(dgamma), _pointer(dbeta))
        return dx, dgamma, dbeta, None, None, None, None, None


def norm_act(x: torch.Tensor, bn: torch.nn.BatchNorm2d, act: str | None) -> torch.Tensor:
    """Training's batch norm of float32 [n, c, h, w] and its activation; moves the running statistics of `bn`."""
    return _NormAct.apply(x, bn.weight, bn.bias, bn.running_mean, bn.running_var, bn.eps, bn.momentum, KINDS[act])


class _Depthwise(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, filters, stride):
        x, filters = _last(x), filters.contiguous()
        n, c, h, w = x.shape
        k = filters.shape[-1]
        y = torch.empty((n, c, (h - 1) // stride + 1, (w - 1) // stride + 1), memory_format=torch.channels_last)
        _library.depthwise_forward(_pointer(x), _pointer(filters), *map(_integer, (n, h, w, c)), k, stride, _pointer(y))
        ctx.save_for_backward(x, filters)
        ctx.stride = stride
        return y

    @staticmethod
    def backward(ctx, dy):
        x, filters = ctx.saved_tensors
        dy = _last(dy)
        n, c, h, w = x.shape
        k = filters.shape[-1]
        sizes = tuple(map(_integer, (n, h, w, c)))
        dfilters, dx = torch.empty_like(filters), torch.empty_like(x, memory_format=torch.channels_last)
        _library.depthwise_backward_filter(_pointer(x), _pointer(dy), *sizes, k, ctx.stride, _pointer(dfilters))
        _library.depthwise_backward_input(_pointer(dy), _pointer(filters), *sizes, k, ctx.stride, _pointer(dx))
        return dx, dfilters, None


def depthwise(x: torch.Tensor, conv: torch.nn.Conv2d) -> torch.Tensor:
    """A depthwise `conv` without bias whose padding is (k - 1) / 2."""
    return _Depthwise.apply(x, conv.weight, conv.stride[0])


def reference_norm_act(x: torch.Tensor, bn: torch.nn.BatchNorm2d, act: str | None) -> torch.Tensor:
    y = bn(x)
    return {None: lambda v: v, "relu": F.relu, "relu6": F.relu6, "h-swish": F.hardswish}[act](y)


def resample(photos: torch.Tensor, theta: torch.Tensor, size: int) -> torch.Tensor:
    """float32 [n, 3, s, s] through affine grids [n, 2, 3] without rotation, mirrored at the edges, to channels-last
    [n, 3, size, size]: grid_sample(photos, affine_grid(theta, ...), padding_mode="reflection")."""
    n, _, side, _ = photos.shape
    if not enabled():
        grid = F.affine_grid(theta, (n, 3, size, size), align_corners=False)
        out = F.grid_sample(_last(photos), grid, mode="bilinear", padding_mode="reflection", align_corners=False)
        return _last(out)
    four = F.pad(photos.permute(0, 2, 3, 1), (0, 1)).contiguous()
    how = torch.stack((theta[:, 0, 0], theta[:, 0, 2], theta[:, 1, 1], theta[:, 1, 2]), 1).contiguous()
    out = torch.empty(n, size, size, 3)
    _library.resample(_pointer(four), _pointer(how), _integer(n), _integer(side), _integer(size), _pointer(out))
    return out.permute(0, 3, 1, 2)
