"""Runs the comparison's networks with PyTorch, at the request of the C# side: a line of JSON in, a line of JSON out.

It times its own calls, so that nothing of the talk is timed. Weights come as a safetensors file with Keras' names and shapes.
"""

import itertools
import json
import os
import struct
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional as F

SPINNING_SECONDS = 0.03


class Weights:
    """The parameters of a network, taken layer by layer in the network's order."""

    def __init__(self, path, layers):
        with open(path, "rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(length))
            data = file.read()
        self.tensors = {
            name: torch.from_numpy(
                numpy.frombuffer(data[slice(*entry["data_offsets"])], dtype=numpy.float32).reshape(entry["shape"]).copy())
            for name, entry in header.items() if name != "__metadata__"}
        self.layers = iter(layers)
        self.layer = None

    def next(self):
        self.layer = next(self.layers)

    def __call__(self, name):
        return self.tensors[f"{self.layer}/{name}"]


class Dense(nn.Linear):
    def __init__(self, weights, map_shape=None, channels_last=False):
        weights.next()
        kernel = weights("kernel")
        super().__init__(*kernel.shape)
        # Rows that were flattened channels first take their weights in that order.
        self.map_shape = None if channels_last else map_shape
        if self.map_shape:
            kernel = kernel.reshape(*self.map_shape, -1).permute(2, 0, 1, 3).reshape(kernel.shape)
        self.weight.data = kernel.t().contiguous()
        self.bias.data = weights("bias")

    def keras(self):
        kernel = self.weight.t()
        if self.map_shape:
            height, width, channels = self.map_shape
            kernel = kernel.reshape(channels, height, width, -1).permute(1, 2, 0, 3)
        return [kernel, self.bias]


class Conv2D(nn.Conv2d):
    def __init__(self, weights, stride=1, padding=0, bias=True):
        weights.next()
        kernel = weights("kernel")
        super().__init__(kernel.shape[2], kernel.shape[3], kernel.shape[0], stride, padding, bias=bias)
        self.weight.data = kernel.permute(3, 2, 0, 1).contiguous()
        if bias:
            self.bias.data = weights("bias")

    def keras(self):
        return [self.weight.permute(2, 3, 1, 0), self.bias]


class Depthwise(nn.Conv2d):
    def __init__(self, weights, stride, padding):
        weights.next()
        kernel = weights("kernel")
        channels = kernel.shape[2]
        super().__init__(channels, channels, kernel.shape[0], stride, padding, groups=channels, bias=False)
        self.weight.data = kernel.permute(2, 3, 0, 1).contiguous()


class Transposed(nn.ConvTranspose2d):
    def __init__(self, weights):
        weights.next()
        kernel = weights("kernel")
        super().__init__(kernel.shape[3], kernel.shape[2], kernel.shape[0], 2)
        self.weight.data = kernel.permute(3, 2, 0, 1).contiguous()
        self.bias.data = weights("bias")

    def forward(self, x):
        return super().forward(x)[:, :, :-1, :-1]


class Normalization(nn.BatchNorm2d):
    def __init__(self, weights):
        weights.next()
        super().__init__(len(weights("gamma")), eps=1e-3)
        self.weight.data = weights("gamma")
        self.bias.data = weights("beta")
        self.running_mean.data = weights("moving_mean")
        self.running_var.data = weights("moving_variance")


class Causal(nn.Conv1d):
    def __init__(self, weights, dilation):
        weights.next()
        kernel = weights("kernel")
        super().__init__(kernel.shape[1], kernel.shape[2], kernel.shape[0], dilation=dilation)
        self.weight.data = kernel.permute(2, 1, 0).contiguous()
        self.bias.data = weights("bias")
        self.before = (kernel.shape[0] - 1) * dilation

    def forward(self, x):
        return super().forward(F.pad(x, (self.before, 0)))


class Flatten(nn.Module):
    def __init__(self, channels_last):
        super().__init__()
        self.channels_last = channels_last

    def forward(self, x):
        return (x.permute(0, 2, 3, 1) if self.channels_last else x).flatten(1)


class Recurrent(nn.Module):
    """The last state, or all of them, to one number."""

    def __init__(self, weights, kind, all_states):
        super().__init__()
        weights.next()
        kernel, recurrent, bias = weights("kernel"), weights("recurrent_kernel"), weights("bias")
        self.cell = kind(kernel.shape[0], recurrent.shape[0])
        first, second = (bias, torch.zeros_like(bias)) if kind is nn.LSTM else bias
        # Keras' gates are i, f, c, o as here; of a GRU z, r, h, and here r, z, h.
        order = self.gates if kind is nn.GRU else lambda tensor: tensor
        self.cell.weight_ih_l0.data = order(kernel).t().contiguous()
        self.cell.weight_hh_l0.data = order(recurrent).t().contiguous()
        self.cell.bias_ih_l0.data = order(first).contiguous()
        self.cell.bias_hh_l0.data = order(second).contiguous()
        self.cell.flatten_parameters()
        self.all_states = all_states
        self.dense = Dense(weights)

    @staticmethod
    def gates(tensor):
        update, reset, candidate = tensor.chunk(3, dim=-1)
        return torch.cat([reset, update, candidate], dim=-1)

    def forward(self, x):
        states, _ = self.cell(x)
        return self.dense(states if self.all_states else states[-1])


class Step(Recurrent):
    """One step: what goes in beside the input comes out beside the output."""

    def forward(self, x, *state):
        states, after = self.cell(x, state if len(state) == 2 else state[0])
        after = after if isinstance(after, tuple) else (after,)
        return (self.dense(states), *after)


class Residual(nn.Module):
    def __init__(self, weights, stride):
        super().__init__()
        self.body = nn.Sequential(
            *same_convolution(weights, stride), Normalization(weights), nn.ReLU(True),
            *same_convolution(weights, 1), Normalization(weights))
        self.shortcut = Conv2D(weights, stride) if stride > 1 else nn.Identity()

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


def same_convolution(weights, stride, bias=False, layer=None):
    """At half the size, "same" pads behind only."""
    make = layer or (lambda stride, padding: Conv2D(weights, stride, padding, bias))
    return [nn.ZeroPad2d((0, 1, 0, 1)), make(stride, 0)] if stride == 2 else [make(stride, 1)]


def separable(weights, stride):
    return [
        *same_convolution(weights, stride, layer=lambda stride, padding: Depthwise(weights, stride, padding)),
        Normalization(weights), nn.ReLU(True), Conv2D(weights, bias=False), Normalization(weights), nn.ReLU(True)]


def mlp(weights, _, logits):
    layers = [Dense(weights), nn.ReLU(True), Dense(weights), nn.ReLU(True), Dense(weights)]
    return nn.Sequential(*layers, *([] if logits else [nn.Softmax(-1)]))


def mlp1024(weights, *_):
    return nn.Sequential(*itertools.chain(*([Dense(weights), nn.ReLU(True)] for _ in range(3))))


def smalltanh(weights, *_):
    return nn.Sequential(Dense(weights), nn.Tanh(), Dense(weights), nn.Tanh(), Dense(weights))


def lenet5(weights, channels_last, _):
    return nn.Sequential(
        Conv2D(weights), nn.ReLU(True), nn.MaxPool2d(2), Conv2D(weights), nn.ReLU(True), nn.MaxPool2d(2), Flatten(channels_last),
        Dense(weights, (4, 4, 16), channels_last), nn.ReLU(True), Dense(weights), nn.ReLU(True), Dense(weights))


def kerascnn(weights, channels_last, logits):
    return nn.Sequential(
        Conv2D(weights), nn.ReLU(True), nn.MaxPool2d(2), Conv2D(weights), nn.ReLU(True), nn.MaxPool2d(2), Flatten(channels_last),
        Dense(weights, (5, 5, 64), channels_last), nn.ReLU(True), Dense(weights), *([] if logits else [nn.Softmax(-1)]))


def tcn(weights, *_):
    return nn.Sequential(
        Causal(weights, 1), nn.Tanh(), Causal(weights, 2), nn.Tanh(), Causal(weights, 4), nn.Tanh(), Causal(weights, 8))


def resnet8(weights, *_):
    return nn.Sequential(
        *same_convolution(weights, 1), Normalization(weights), nn.ReLU(True),
        Residual(weights, 1), Residual(weights, 2), Residual(weights, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), Dense(weights))


def dscnn(weights, *_):
    first = [*same_convolution(weights, 2), Normalization(weights), nn.ReLU(True)]
    blocks = itertools.chain(*(separable(weights, 2 if block in (1, 3) else 1) for block in range(6)))
    return nn.Sequential(*first, *blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten(), Dense(weights))


def autoenc(weights, *_):
    return nn.Sequential(
        *same_convolution(weights, 2, bias=True), nn.ReLU(True), *same_convolution(weights, 2, bias=True), nn.ReLU(True),
        Transposed(weights), nn.ReLU(True), Transposed(weights), nn.Sigmoid())


NETWORKS = {
    "mlp": mlp, "mlp1024": mlp1024, "smalltanh": smalltanh, "lenet5": lenet5, "kerascnn": kerascnn, "tcn": tcn,
    "resnet8": resnet8, "dscnn": dscnn, "autoenc": autoenc,
    "lstm64": lambda weights, *_: Recurrent(weights, nn.LSTM, False),
    "gru64": lambda weights, *_: Recurrent(weights, nn.GRU, False),
    "lstm16": lambda weights, *_: Recurrent(weights, nn.LSTM, True),
    "gru16": lambda weights, *_: Recurrent(weights, nn.GRU, True),
}

STEPS = {"lstm16": nn.LSTM, "gru16": nn.GRU}


class Job:
    """A workload with its data."""

    def __init__(self, request):
        self.request = request
        self.kind, self.batch, self.folder = request["kind"], request["batch"], request["folder"]
        shape = request["inputShape"]
        inputs = self.read("inputs.f32").reshape(-1, *shape)
        self.images = len(shape) == 3
        if self.images:
            inputs = inputs.permute(0, 3, 1, 2)
        elif self.kind == "tcn":
            inputs = inputs.permute(0, 2, 1)
        elif len(shape) == 2:
            inputs = inputs.permute(1, 0, 2)
        self.inputs = inputs.contiguous()

    def read(self, name):
        return torch.from_numpy(numpy.fromfile(os.path.join(self.folder, name), dtype=numpy.float32))

    def network(self, channels_last, logits=False):
        weights = Weights(os.path.join(self.folder, "weights.safetensors"), self.request["layers"])
        network = NETWORKS[self.kind](weights, channels_last, logits)
        return network.to(memory_format=torch.channels_last) if channels_last else network

    def layouts(self):
        return [False, True] if self.images else [False]

    def of_layout(self, channels_last):
        return self.inputs.to(memory_format=torch.channels_last) if channels_last else self.inputs


class Inference:
    """A way to run a network; the result is what the last call gave."""

    def __init__(self, variant, threads, call):
        self.variant, self.threads, self.call = variant, threads, call

    def run(self, calls):
        call = self.call
        with torch.inference_mode():
            for _ in range(calls):
                call()

    def trial(self, calls):
        self.run(calls)

    def result(self):
        with torch.inference_mode():
            return self.call().contiguous().flatten()


def forward_variants(job):
    for channels_last in job.layouts():
        label = " channels-last" if channels_last else ""
        x = job.of_layout(channels_last)
        network = job.network(channels_last).eval()
        calls = [("eager", lambda network=network, x=x: network(x))]
        with torch.no_grad():
            for name, optimize in (("frozen", torch.jit.freeze), ("optimized", torch.jit.optimize_for_inference)):
                try:
                    traced = optimize(torch.jit.trace(job.network(channels_last).eval(), x))
                    calls.append((name, lambda traced=traced, x=x: traced(x)))
                    traced(x)
                except RuntimeError as error:
                    print(f"{job.kind}, {name}: {error}", file=sys.stderr)
        for (name, call), threads in itertools.product(calls, job.request["threads"]):
            yield Inference(f"{name}{label} {threads}t", threads, call)


class Sequence(Inference):
    """Steps through a sequence, again and again."""

    def __init__(self, variant, step, inputs, states, units):
        super().__init__(variant, 1, None)
        self.step, self.inputs, self.states, self.units = step, [x.reshape(1, 1, -1).clone() for x in inputs], states, units
        self.reset()

    def reset(self):
        self.position = 0
        self.state = tuple(torch.zeros(1, 1, self.units) for _ in range(self.states))

    def run(self, calls):
        step, inputs, state, position = self.step, self.inputs, self.state, self.position
        with torch.inference_mode():
            for _ in range(calls):
                y, *state = step(inputs[position], *state)
                position += 1
                if position == len(inputs):
                    position = 0
        self.state, self.position, self.y = state, position, y

    def result(self):
        self.reset()
        self.run(len(self.inputs))
        return self.y.flatten()


def step_variants(job):
    kind = STEPS[job.kind]
    weights = Weights(os.path.join(job.folder, "weights.safetensors"), job.request["layers"])
    network = Step(weights, kind, True).eval()
    states, units = (2 if kind is nn.LSTM else 1), network.cell.hidden_size
    yield Sequence("eager 1t", network, job.inputs, states, units)
    example = (torch.zeros(1, 1, 1), *(torch.zeros(1, 1, units) for _ in range(states)))
    with torch.no_grad():
        yield Sequence("frozen 1t", torch.jit.freeze(torch.jit.trace(network, example)), job.inputs, states, units)


class Training:
    """One step after another on the same batch."""

    def __init__(self, job, channels_last, foreach, threads, rate, epsilon):
        plan = job.request["training"]
        names = ["eager", *(["channels-last"] if channels_last else []), *(["foreach"] if foreach else []), f"{threads}t"]
        self.variant, self.threads = " ".join(names), threads
        self.network = job.network(channels_last, logits=True).train()
        self.inputs = job.of_layout(channels_last)
        targets = job.read("targets.f32")
        self.targets = targets.long() if plan["classes"] else targets.reshape(len(self.inputs), -1)
        self.batch, self.epochs = job.batch, plan["epochs"]
        self.loss = F.cross_entropy if plan["classes"] else F.mse_loss
        parameters = self.network.parameters()
        self.optimizer = (
            torch.optim.Adam(parameters, rate, eps=epsilon, foreach=foreach) if plan["adam"]
            else torch.optim.SGD(parameters, rate, foreach=foreach))

    def run(self, calls):
        for _ in range(calls * self.epochs):
            for order in torch.randperm(len(self.inputs)).split(self.batch):
                self.steps(1, self.inputs[order], self.targets[order])
        if not self.epochs:
            self.steps(calls, self.inputs, self.targets)

    def steps(self, calls, inputs, targets):
        network, optimizer, loss = self.network, self.optimizer, self.loss
        for _ in range(calls):
            optimizer.zero_grad(set_to_none=True)
            loss(network(inputs), targets).backward()
            optimizer.step()

    def parameters(self):
        layers = [layer for layer in self.network.modules() if hasattr(layer, "keras")]
        with torch.no_grad():
            return torch.cat([tensor.reshape(-1) for layer in layers for tensor in layer.keras()])


class TrainingVariant:
    def __init__(self, job, *choice):
        plan = job.request["training"]
        self.timed = Training(job, *choice, plan["rate"], 1e-7)
        self.variant, self.threads, self.run = self.timed.variant, self.timed.threads, self.timed.run
        self.batch = job.batch
        self.fresh = lambda: Training(job, *choice, plan["checkRate"], plan["checkEpsilon"])

    def result(self):
        training = self.fresh()
        training.steps(1, training.inputs[:self.batch], training.targets[:self.batch])
        return training.parameters()


    def trial(self, calls):
        self.timed.steps(calls, self.timed.inputs[:self.batch], self.timed.targets[:self.batch])


def training_variants(job):
    for choice in itertools.product(job.layouts(), (False, True), job.request["threads"]):
        yield TrainingVariant(job, *choice)


def timed(variant, calls, run):
    if torch.get_num_threads() != variant.threads:
        torch.set_num_threads(variant.threads)
    start = time.perf_counter()
    run(calls)
    return time.perf_counter() - start


def fastest(variants):
    """Each a few times in turn, and the best of them counts."""
    calls = []
    for variant in variants:
        count = 1
        timed(variant, 3, variant.trial)
        while timed(variant, count, variant.trial) < 3e-3:
            count *= 2
        calls.append(count)
    best = [float("inf")] * len(variants)
    for _ in range(5):
        for i, variant in enumerate(variants):
            best[i] = min(best[i], timed(variant, calls[i], variant.trial) / calls[i])
    return variants[best.index(min(best))]


def load(request):
    torch.manual_seed(1)
    job = Job(request)
    make = {"Forward": forward_variants, "Step": step_variants, "Train": training_variants}[request["mode"]]
    variants = sorted(make(job), key=lambda variant: variant.threads)
    finalists = [fastest(list(ways)) for _, ways in itertools.groupby(variants, key=lambda variant: variant.threads)]
    for index, variant in enumerate(finalists):
        torch.set_num_threads(variant.threads)
        variant.result().detach().numpy().astype(numpy.float32).tofile(os.path.join(job.folder, f"result{index}.f32"))
    return finalists


def main():
    with open("/proc/self/maps") as maps:
        openmp = "openblas-openmp" in maps.read()
    print(json.dumps({"version": torch.__version__, "openmp": openmp}), flush=True)
    variants = []
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["command"] == "load":
                variants = load(request)
                answer = {"variants": [variant.variant for variant in variants]}
            else:
                variant = variants[request["index"]]
                answer = {"seconds": timed(variant, request["calls"], variant.run)}
                if variant.threads > 1:
                    # OpenMP's threads spin for milliseconds after their work: the next engine would share its cores with them.
                    time.sleep(SPINNING_SECONDS)
        except Exception as error:  # The other side tells it; the next workload may work.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
