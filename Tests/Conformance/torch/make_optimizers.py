"""Ten steps of PyTorch's optimisers on a small network; writes optimizers.json beside itself.

    python3 make_optimizers.py        (Python 3, numpy, PyTorch 1.13 or later)

The network is Dense(4, tanh), Dense(2) on 3 inputs, the loss the mean squared error over a batch of 6, all in double precision;
kernels are [in, out], as in Keras. Where Keras defines an optimiser otherwise than PyTorch, options are chosen that make both the
same algorithm:

- Adam, AdamW: Keras adds epsilon to the root of the uncorrected square, PyTorch to that of the corrected one. RMSprop, Adagrad:
  Keras adds it under the root, PyTorch behind it. Adamax: Keras adds it to the maximum, PyTorch to the gradient within. In all of
  these epsilon is 1e-30, too small to matter.
- NAdam: PyTorch slows the momentum schedule down by its momentum_decay; with 1 it is Keras'. Of its two implementations the one
  called foreach is asked for: in the other one, version 1.13 multiplies by one momentum twice (corrected later, pull request
  92699).
- SGD with weight_decay in PyTorch adds weight_decay * w to the gradient, which is Keras' L2 penalty of weight_decay / 2.
- clip_grad_norm_ adds 1e-6 to the norm it divides by: a relative difference of some 1e-6 in each step.
- Lion, which PyTorch lacks, is computed by the formula of its paper (Chen et al. 2023) from PyTorch's gradients.
"""

import json
import os

import numpy
import torch

TINY = 1e-30
STEPS = 10


class Lion(torch.optim.Optimizer):
    def __init__(self, parameters, lr, betas):
        super().__init__(parameters, {"lr": lr, "betas": betas})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for w in group["params"]:
                momentum = self.state[w].setdefault("momentum", torch.zeros_like(w))
                w -= group["lr"] * torch.sign(beta1 * momentum + (1 - beta1) * w.grad)
                momentum.copy_(beta2 * momentum + (1 - beta2) * w.grad)


def cases():
    o = torch.optim
    s = o.lr_scheduler
    yield "SGD", {"learning_rate": 0.1}, lambda p: o.SGD(p, lr=0.1)
    yield "SGD", {"learning_rate": 0.1, "momentum": 0.9}, lambda p: o.SGD(p, lr=0.1, momentum=0.9)
    yield "SGD", {"learning_rate": 0.1, "momentum": 0.9, "nesterov": 1}, lambda p: o.SGD(p, lr=0.1, momentum=0.9, nesterov=True)
    yield "SGD", {"learning_rate": 0.1, "momentum": 0.5, "l2": 0.05}, lambda p: o.SGD(p, lr=0.1, momentum=0.5, weight_decay=0.1)
    yield "SGD", {"learning_rate": 0.1, "global_clipnorm": 0.3}, lambda p: o.SGD(p, lr=0.1)
    yield "SGD", {"learning_rate": 0.1, "clipvalue": 0.1}, lambda p: o.SGD(p, lr=0.1)
    yield "SGD", {"learning_rate": 0.1, "cosine_steps": 8, "cosine_alpha": 0.1}, lambda p: o.SGD(p, lr=0.1)
    yield "SGD", {"learning_rate": 0.1, "decay_every": 3, "decay_factor": 0.5}, lambda p: o.SGD(p, lr=0.1)
    yield "Adam", {"learning_rate": 0.02, "epsilon": TINY}, lambda p: o.Adam(p, lr=0.02, eps=TINY)
    yield ("Adam", {"learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "epsilon": TINY},
           lambda p: o.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=TINY))
    yield ("AdamW", {"learning_rate": 0.02, "weight_decay": 0.1, "epsilon": TINY},
           lambda p: o.AdamW(p, lr=0.02, weight_decay=0.1, eps=TINY))
    yield "RMSprop", {"learning_rate": 0.01, "rho": 0.9, "epsilon": TINY}, lambda p: o.RMSprop(p, lr=0.01, alpha=0.9, eps=TINY)
    yield ("RMSprop", {"learning_rate": 0.01, "rho": 0.8, "momentum": 0.7, "epsilon": TINY},
           lambda p: o.RMSprop(p, lr=0.01, alpha=0.8, momentum=0.7, eps=TINY))
    yield ("RMSprop", {"learning_rate": 0.01, "rho": 0.8, "momentum": 0.5, "centered": 1, "epsilon": TINY},
           lambda p: o.RMSprop(p, lr=0.01, alpha=0.8, momentum=0.5, centered=True, eps=TINY))
    yield ("Adagrad", {"learning_rate": 0.1, "initial_accumulator_value": 0.1, "epsilon": TINY},
           lambda p: o.Adagrad(p, lr=0.1, initial_accumulator_value=0.1, eps=TINY))
    yield "Adadelta", {"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-4}, lambda p: o.Adadelta(p, lr=1.0, rho=0.9, eps=1e-4)
    yield ("Adamax", {"learning_rate": 0.02, "beta_1": 0.9, "beta_2": 0.99, "epsilon": TINY},
           lambda p: o.Adamax(p, lr=0.02, betas=(0.9, 0.99), eps=TINY))
    yield ("Nadam", {"learning_rate": 0.02, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7},
           lambda p: o.NAdam(p, lr=0.02, betas=(0.9, 0.999), eps=1e-7, momentum_decay=1.0, foreach=True))
    yield "Lion", {"learning_rate": 0.01, "beta_1": 0.9, "beta_2": 0.99}, lambda p: Lion(p, lr=0.01, betas=(0.9, 0.99))


def schedule(optimizer, options):
    if "cosine_steps" in options:
        rate, steps = options["learning_rate"], options["cosine_steps"]
        alpha = options["cosine_alpha"]
        # After its end PyTorch's own cosine would rise again; Keras' stays.
        return torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda t: alpha + (1 - alpha) * 0.5 * (1 + numpy.cos(numpy.pi * min(t, steps) / steps)))
    if "decay_every" in options:
        return torch.optim.lr_scheduler.StepLR(optimizer, options["decay_every"], options["decay_factor"])
    return None


def run(start, inputs, targets, options, make):
    parameters = {name: torch.tensor(value, requires_grad=True) for name, value in start.items()}
    optimizer = make(list(parameters.values()))
    rates = schedule(optimizer, options)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        hidden = torch.tanh(inputs @ parameters["hidden/kernel"] + parameters["hidden/bias"])
        outputs = hidden @ parameters["output/kernel"] + parameters["output/bias"]
        loss = torch.nn.functional.mse_loss(outputs, targets)
        loss.backward()
        penalty = sum((options.get("l2", 0) * (w.detach() ** 2).sum()).item() for w in parameters.values())
        losses.append(loss.item() + penalty)
        if "global_clipnorm" in options:
            torch.nn.utils.clip_grad_norm_(parameters.values(), options["global_clipnorm"])
        if "clipvalue" in options:
            torch.nn.utils.clip_grad_value_(parameters.values(), options["clipvalue"])
        optimizer.step()
        if rates is not None:
            rates.step()
    return losses, {name: value.detach().flatten().tolist() for name, value in parameters.items()}


def main():
    # For numbers that an optimiser keeps beside the parameters.
    torch.set_default_dtype(torch.float64)
    random = numpy.random.RandomState(7)
    start = {
        "hidden/kernel": random.uniform(-0.8, 0.8, (3, 4)),
        "hidden/bias": random.uniform(-0.3, 0.3, 4),
        "output/kernel": random.uniform(-0.8, 0.8, (4, 2)),
        "output/bias": random.uniform(-0.3, 0.3, 2),
    }
    inputs = random.uniform(-1, 1, (6, 3))
    targets = random.uniform(-1, 1, (6, 2))
    runs = []
    for name, options, make in cases():
        losses, parameters = run(start, torch.tensor(inputs), torch.tensor(targets), options, make)
        runs.append({"optimizer": name, "options": options, "losses": losses, "parameters": parameters})
    document = {
        "source": "PyTorch " + torch.__version__,
        "inputs": inputs.flatten().tolist(),
        "targets": targets.flatten().tolist(),
        "start": {name: value.flatten().tolist() for name, value in start.items()},
        "runs": runs,
    }
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "optimizers.json")
    entries = document.pop("runs")
    head = json.dumps(document, indent=1)[:-2]
    with open(path, "w", newline="\n") as file:
        # A line for each entry.
        file.write(head + ',\n "runs": [\n  ' + ",\n  ".join(json.dumps(e) for e in entries) + "\n ]\n}\n")


if __name__ == "__main__":
    main()
