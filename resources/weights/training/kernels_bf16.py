"""The bfloat16 way to train, for processors with AMX and AVX-512 BF16: about three times as fast as float32.

Maps between the layers are bfloat16 in channels-last memory; weights, norms' statistics, pooled vectors and the loss stay
float32. A pointwise convolution is a matrix product of the map's pixels, which PyTorch hands to oneDNN and that to the
processor's tiles (its convolutions' gradients in bfloat16 are slow, and its float32 matrix product is Debian's reference
BLAS). Everything else is kernels_bf16.c. On other processors `enable` says so, and training takes kernels.py's float32.
"""
from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

import kernels

NEEDED = ("amx_bf16", "avx512_bf16", "avx512bw", "avx512vl")

_library: ctypes.CDLL | None = None


def enable(folder: Path) -> bool:
    """Compiles or finds the library in `folder`, if this processor has what it needs."""
    global _library
    missing = [name for name in NEEDED if name not in kernels.processor_features()]
    if missing:
        print(f"no {', '.join(missing)} on this processor: training in float32, which takes three times as long",
              file=sys.stderr)
        return False
    stored = kernels.compiled(Path(__file__).with_name("kernels_bf16.c"), folder)
    if stored:
        library = ctypes.CDLL(str(stored))
        if library.products_start() == 0:
            _library = library
        else:
            print("Linux does not lend this process the processor's tiles: training in float32", file=sys.stderr)
    return enabled()


def enabled() -> bool:
    return _library is not None


def disable() -> None:
    global _library
    _library = None


_I, _P, _F = ctypes.c_longlong, ctypes.c_void_p, ctypes.c_float


def _call(name: str, *values) -> None:
    """Tensors go as addresses, None as no address, integers as 64 bits, floats as 32."""
    arguments = [_P(v.data_ptr()) if isinstance(v, torch.Tensor) else _P(None) if v is None else
                 _F(v) if isinstance(v, float) else _I(v) for v in values]
    getattr(_library, name)(*arguments)


def _last(x: torch.Tensor) -> torch.Tensor:
    """bfloat16 in channels-last memory."""
    return x.to(torch.bfloat16).contiguous(memory_format=torch.channels_last)


def _rows(x: torch.Tensor) -> torch.Tensor:
    n, c, h, w = x.shape
    return x.permute(0, 2, 3, 1).reshape(n * h * w, c)


def _empty(n: int, c: int, h: int, w: int) -> torch.Tensor:
    return torch.empty((n, h, w, c), dtype=torch.bfloat16).permute(0, 3, 1, 2)


def _norm_forward(y, known, gamma, beta, norm, kind, beside):
    """(facts, output) of batch norm and activation on `y`; see norm_forward in kernels_bf16.c."""
    running_mean, running_var, epsilon, momentum = norm
    n, c, h, w = y.shape
    facts, out = torch.empty(4, c), _empty(n, c, h, w)
    _call("norm_forward", y, n * h * w, c, known, gamma, beta, epsilon, momentum, kind, running_mean, running_var,
          beside, facts, out)
    return facts, out


class _ProductNorm(torch.autograd.Function):
    """Rows of inputs times a weight matrix [out, in], batch norm, activation, and a map added to that or None."""

    @staticmethod
    def forward(ctx, rows, weight, gamma, beta, norm, kind, beside, shape):
        rows, weight = rows.contiguous(), weight.contiguous()
        (count, k), n = rows.shape, len(weight)
        y = _empty(shape[0], n, *shape[1:])
        total = torch.zeros(2, n, dtype=torch.float64)
        _call("product_forward", rows, count, k, weight, n, norm[0], y, total)
        facts, out = _norm_forward(y, total, gamma, beta, norm, kind, None if beside is None else _last(beside))
        ctx.save_for_backward(rows, weight, y, facts)
        ctx.kind, ctx.beside = kind, beside is not None
        return out

    @staticmethod
    def backward(ctx, up):
        rows, weight, y, facts = ctx.saved_tensors
        up = _last(up)
        (count, k), n = rows.shape, len(weight)
        slopes, dweight = torch.empty(2, n), torch.empty(n, k)
        drows = torch.empty_like(rows) if ctx.needs_input_grad[0] else None
        _call("product_backward", rows, y, up, count, k, weight, n, facts, ctx.kind, drows, dweight, slopes[0],
              slopes[1])
        return drows, dweight, slopes[0], slopes[1], None, None, up if ctx.beside else None, None


class _DepthwiseNorm(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, filters, gamma, beta, norm, kind, stride):
        x = _last(x)
        n, c, h, w = x.shape
        k = filters.shape[-1]
        taps = filters.view(c, k * k).t().contiguous()
        y = _empty(n, c, (h - 1) // stride + 1, (w - 1) // stride + 1)
        total = torch.zeros(2, c, dtype=torch.float64)
        _call("depthwise_forward", x, taps, n, h, w, c, k, stride, norm[0], y, total)
        facts, out = _norm_forward(y, total, gamma, beta, norm, kind, None)
        ctx.save_for_backward(x, taps, y, facts)
        ctx.kind, ctx.stride, ctx.k = kind, stride, k
        return out

    @staticmethod
    def backward(ctx, up):
        x, taps, y, facts = ctx.saved_tensors
        up = _last(up)
        n, c, h, w = x.shape
        slopes, pull = torch.empty(2, c), torch.empty(2, c)
        _call("norm_sums", y, up, y.numel() // c, c, facts, ctx.kind, slopes[0], slopes[1], pull)
        dx, dtaps = _empty(n, c, h, w), torch.zeros_like(taps)
        _call("depthwise_backward", x, y, up, taps, n, h, w, c, ctx.k, ctx.stride, facts[2], facts[3], pull, ctx.kind,
              dx, dtaps)
        return dx, dtaps.t().reshape(c, 1, ctx.k, ctx.k), slopes[0], slopes[1], None, None, None


def conv_norm(x: torch.Tensor, conv: nn.Conv2d, bn: nn.BatchNorm2d, act: str | None,
              beside: torch.Tensor | None = None) -> torch.Tensor:
    """Training's convolution, batch norm and activation; `beside` is added behind them. The first convolution takes
    the float32 picture, the others bfloat16 maps."""
    norm = (bn.running_mean, bn.running_var, bn.eps, bn.momentum)
    kind, stride, groups = kernels.KINDS[act], conv.stride[0], conv.groups
    n, c, h, w = x.shape
    if conv.kernel_size == (1, 1):
        weight = conv.weight.flatten(1)
        if groups > 1:  # the zeros between the groups cost the tiles less than a product for each group
            weight = torch.block_diag(*weight.chunk(groups))
        return _ProductNorm.apply(_rows(_last(x)), weight, bn.weight, bn.bias, norm, kind, beside, (n, h, w))
    if groups == c == conv.out_channels:
        assert beside is None
        return _DepthwiseNorm.apply(x, conv.weight, bn.weight, bn.bias, norm, kind, stride)
    assert (c, conv.kernel_size, stride, groups) == (3, (3, 3), 2, 1), "only a picture's first convolution"
    picture = x.detach().float().contiguous(memory_format=torch.channels_last)
    shape = (n, (h - 1) // 2 + 1, (w - 1) // 2 + 1)
    rows = torch.empty((shape[0] * shape[1] * shape[2], 32), dtype=torch.bfloat16)
    _call("windows_of_three", picture, n, h, w, rows)
    weight = F.pad(conv.weight.permute(0, 2, 3, 1).flatten(1), (0, 5))  # in the order of the rows
    return _ProductNorm.apply(rows, weight, bn.weight, bn.bias, norm, kind, beside, shape)


class _MaxPool(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        x = _last(x)
        n, c, h, w = x.shape
        y = _empty(n, c, (h - 1) // 2 + 1, (w - 1) // 2 + 1)
        _call("max_pool_forward", x, n, h, w, c, y)
        ctx.save_for_backward(x, y)
        return y

    @staticmethod
    def backward(ctx, up):
        x, y = ctx.saved_tensors
        n, c, h, w = x.shape
        dx = _empty(n, c, h, w)
        _call("max_pool_backward", x, y, _last(up), n, h, w, c, dx)
        return dx


def max_pool(x: torch.Tensor) -> torch.Tensor:
    """3x3 at stride 2 with a border of one."""
    return _MaxPool.apply(x)


class _AveragePool(torch.autograd.Function):
    """3x3 at stride 2, zeros of the border counted: a depthwise convolution whose taps are all a ninth."""

    @staticmethod
    def forward(ctx, x):
        x = _last(x)
        n, c, h, w = x.shape
        y = _empty(n, c, (h - 1) // 2 + 1, (w - 1) // 2 + 1)
        ctx.taps, ctx.shape = torch.full((9, c), 1 / 9), x.shape
        _call("depthwise_forward", x, ctx.taps, n, h, w, c, 3, 2, None, y, None)
        ctx.save_for_backward(x)
        return y

    @staticmethod
    def backward(ctx, up):
        (x,), up = ctx.saved_tensors, _last(up)
        n, c, h, w = ctx.shape
        dx, zero = _empty(n, c, h, w), torch.zeros(2, c)
        _call("depthwise_backward", x, up, up, ctx.taps, n, h, w, c, 3, 2, torch.ones(c), zero, zero, 0, dx,
              torch.zeros(9, c))
        return dx


def average_pool(x: torch.Tensor) -> torch.Tensor:
    return _AveragePool.apply(x)


class _Mean(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        x = _last(x)
        n, c, h, w = ctx.shape = x.shape
        y = torch.empty(n, c)
        _call("mean_forward", x, n, h * w, c, y)
        return y

    @staticmethod
    def backward(ctx, up):
        n, c, h, w = ctx.shape
        dx = _empty(n, c, h, w)
        _call("mean_backward", up.contiguous(), n, h * w, c, dx)
        return dx


def mean(x: torch.Tensor) -> torch.Tensor:
    """The mean of each channel, float32 [n, c]."""
    return _Mean.apply(x)


class _Linear(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        x, weight = x.to(torch.bfloat16), weight.to(torch.bfloat16)
        ctx.save_for_backward(x, weight)
        return torch.mm(x, weight.t()).float() + bias

    @staticmethod
    def backward(ctx, up):
        x, weight = ctx.saved_tensors
        small = up.to(torch.bfloat16)
        return torch.mm(small, weight).float(), torch.mm(small.t(), x).float(), up.sum(0)


def linear(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """float32 vectors to float32 vectors, multiplied in bfloat16."""
    return _Linear.apply(x, weight, bias)


class _Gate(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, gate):
        x, gate = _last(x), gate.contiguous()
        n, c, h, w = x.shape
        y = _empty(n, c, h, w)
        _call("gate_forward", x, gate, n, h * w, c, y)
        ctx.save_for_backward(x, gate)
        return y

    @staticmethod
    def backward(ctx, up):
        x, gate = ctx.saved_tensors
        n, c, h, w = x.shape
        dx, dgate = _empty(n, c, h, w), torch.empty(n, c)
        _call("gate_backward", x, gate, _last(up), n, h * w, c, dx, dgate)
        return dx, dgate


def gated(x: torch.Tensor, gate: torch.Tensor) -> torch.Tensor:
    """The map times a float32 factor [n, c] for each of its channels."""
    return _Gate.apply(x, gate)


class _Gather(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, index, back):
        x = _last(x)
        n, c, h, w = x.shape
        y = _empty(n, c, h, w)
        _call("gather_channels", x, n * h * w, c, index, c, y)
        ctx.back = back
        return y

    @staticmethod
    def backward(ctx, up):
        up = _last(up)
        n, c, h, w = up.shape
        dx = _empty(n, c, h, w)
        _call("gather_channels", up, n * h * w, c, ctx.back, c, dx)
        return dx, None, None


def shuffle(x: torch.Tensor, groups: int) -> torch.Tensor:
    """Channel a n + b moves to b g + a."""
    order = torch.arange(x.shape[1], dtype=torch.int32).view(groups, -1).t().reshape(-1).contiguous()
    return _Gather.apply(x, order, order.argsort().int())


class _Interleave(torch.autograd.Function):
    @staticmethod
    def forward(ctx, left, right):
        left, right = _last(left), _last(right)
        n, c, h, w = left.shape
        out = _empty(n, 2 * c, h, w)
        _call("interleave", left, right, n * h * w, c, out)
        return out

    @staticmethod
    def backward(ctx, up):
        up = _last(up)
        n, c, h, w = up.shape
        left, right = _empty(n, c // 2, h, w), _empty(n, c // 2, h, w)
        _call("separate", up, n * h * w, c // 2, left, right)
        return left, right


def joined_and_shuffled(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """shuffle(cat(left, right), 2)."""
    return _Interleave.apply(left, right) if left.shape == right.shape else shuffle(torch.cat((left, right), 1), 2)
