"""The seed function of core/weights/seeded.h, written a second time from its description, on a traced PyTorch module."""
import operator

import numpy as np
import torch
import torch.nn.functional as F
from torch import fx, nn
from torch.fx.passes.shape_prop import ShapeProp
from torchvision.models.shufflenetv2 import channel_shuffle

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def finalise(z):
    """Works on Python's integers and on arrays of numpy's uint64 alike."""
    wrap = (lambda v: v & MASK) if isinstance(z, int) else (lambda v: v)
    const = int if isinstance(z, int) else np.uint64
    z = z ^ (z >> const(30))
    z = wrap(z * const(0xBF58476D1CE4E5B9))
    z = z ^ (z >> const(27))
    z = wrap(z * const(0x94D049BB133111EB))
    return z ^ (z >> const(31))


def key(seed, name):
    h = 0xCBF29CE484222325
    for byte in name.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return finalise((seed + GOLDEN) & MASK) ^ h


def normals(k, count):
    with np.errstate(over="ignore"):
        index = np.arange(1, count + 1, dtype=np.uint64)
        r = finalise(np.uint64(k) + index * np.uint64(GOLDEN))
    parts = sum(((r >> np.uint64(shift)) & np.uint64(0xFFFF)).astype(np.int64) for shift in (0, 16, 32, 48))
    return (parts - 131070).astype(np.float64) / np.sqrt(4294967295.0 / 3.0)


class Tracer(fx.Tracer):
    def iter(self, obj):
        """Only chunk(2) is unpacked in these networks; torch 1.13 cannot see that itself under Python 3.11."""
        return iter((obj[0], obj[1]))


def target(module):
    return 4.0 if isinstance(module, nn.Conv2d) and module.bias is None else 1.0


def mean_squares(traced, example):
    """Step 5: (m, p) of every value of the traced module, by node."""
    ShapeProp(traced).propagate(example)
    moments = {}

    def relu(m, p):
        half = p + (m - p) / 2
        return half, half

    def channels(node):
        return node.meta["tensor_meta"].shape[1]

    for node in traced.graph.nodes:
        inputs = [moments[n] for n in node.all_input_nodes if n in moments]
        m, p = inputs[0] if inputs else (1.0, 0.0)
        what = traced.get_submodule(node.target) if node.op == "call_module" else node.target
        if isinstance(what, (nn.Conv2d, nn.Linear)):
            m, p = target(what), 0.0
        elif isinstance(what, nn.BatchNorm2d):
            p = 0.0
        elif isinstance(what, (nn.ReLU, nn.ReLU6)) or what in (F.relu, torch.relu):
            m, p = relu(m, p)
        elif isinstance(what, nn.Hardswish):
            m, p = m * 0.44, 0.0
        elif isinstance(what, nn.Hardsigmoid):
            m, p = 0.28, 0.28
        elif isinstance(what, nn.MaxPool2d):
            m, p = m * 3, p * 3
        elif isinstance(what, nn.AvgPool2d):
            m, p = m / 2, p / 2
        elif isinstance(what, nn.AdaptiveAvgPool2d) or what in (F.adaptive_avg_pool2d, "mean"):
            m, p = m * 0.4, p * 0.4
        elif what in (operator.add, operator.iadd, torch.add):
            m, p = inputs[0][0] + inputs[1][0], inputs[0][1] + inputs[1][1]
        elif what is operator.mul:
            is_gate = [n.op == "call_module" and isinstance(traced.get_submodule(n.target), nn.Hardsigmoid)
                       for n in node.all_input_nodes]
            gate = is_gate.index(True)
            factor = inputs[gate][0]
            m, p = inputs[1 - gate][0] * factor, inputs[1 - gate][1] * factor
        elif what is torch.cat:
            parts = node.args[0]
            total = sum(channels(n) for n in parts)
            m = sum(channels(n) * moments[n][0] for n in parts) / total
            p = sum(channels(n) * moments[n][1] for n in parts) / total
        elif node.op == "placeholder" or isinstance(what, (nn.Dropout, nn.Identity, nn.ChannelShuffle)):
            pass
        elif node.op == "output" or what in ("chunk", "flatten", torch.flatten, torch.chunk, operator.getitem,
                                             channel_shuffle):
            pass
        else:
            raise NotImplementedError(f"{node.op} {what}")
        moments[node] = (m, p)
    return moments


def fill(model, example, seed, our_name):
    """Step 4 on every parameter; `our_name` maps a module's name to the layer's. Returns the traced module and the
    parameters by our names."""
    traced = fx.GraphModule(model, Tracer(autowrap_functions=(channel_shuffle,)).trace(model.eval()))
    moments = mean_squares(traced, example)
    made = {}

    def put(tensor, name, centre, spread):
        values = centre + spread * normals(key(seed, name), tensor.numel())
        array = values.astype(np.float32)
        made[name] = array
        with torch.no_grad():
            tensor.copy_(torch.from_numpy(array).reshape(tensor.shape))

    for node in traced.graph.nodes:
        if node.op != "call_module":
            continue
        module = traced.get_submodule(node.target)
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            name = our_name(node.target)
            m = moments[node.all_input_nodes[0]][0]
            fan_in = module.weight[0].numel()
            put(module.weight, name + ".weight", 0.0, np.sqrt(target(module) / (float(fan_in) * m)))
            if module.bias is not None:
                put(module.bias, name + ".bias", 0.0, 0.1)
        elif isinstance(module, nn.BatchNorm2d):
            name = our_name(node.target)
            put(module.weight, name + ".weight", 1.0, 0.1)
            put(module.bias, name + ".bias", 0.0, 0.2)
            put(module.running_mean, name + ".running_mean", 0.0, 0.2)
            put(module.running_var, name + ".running_var", 1.0, 0.1)
    return traced, made
