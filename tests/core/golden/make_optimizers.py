"""Write optimizers.json: what PyTorch's optimizers make of twenty gradients.

pip install torch==2.13.0
python tests/core/golden/make_optimizers.py
"""

import json
from pathlib import Path

import torch

UPDATES = 20
OPTIMIZERS = {
    "SGD": ("SGD", {"lr": 0.1}, {"learning_rate": 0.1}),
    "SGD with momentum": ("SGD", {"lr": 0.1, "momentum": 0.9}, {"learning_rate": 0.1, "momentum": 0.9}),
    "SGD with Nesterov's momentum": (
        "SGD",
        {"lr": 0.05, "momentum": 0.8, "nesterov": True},
        {"learning_rate": 0.05, "momentum": 0.8, "nesterov": True},
    ),
    "Adagrad": ("Adagrad", {"lr": 0.1}, {"learning_rate": 0.1}),
    "RMSprop": (
        "RMSprop",
        {"lr": 0.01, "alpha": 0.9, "eps": 1e-6},
        {"learning_rate": 0.01, "decay": 0.9, "epsilon": 1e-6},
    ),
    "RMSprop as it comes": ("RMSprop", {}, {}),
    "centred RMSprop": (
        "RMSprop",
        {"lr": 0.01, "alpha": 0.9, "eps": 1e-6, "centered": True},
        {"learning_rate": 0.01, "decay": 0.9, "epsilon": 1e-6, "centered": True},
    ),
    "Adam": (
        "Adam",
        {"lr": 0.02, "betas": (0.8, 0.99), "eps": 1e-6},
        {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-6},
    ),
    "Adam as it comes": ("Adam", {}, {}),
}


def main():
    torch.manual_seed(0)
    start = {"W": torch.randn(2, 3, dtype=torch.float64), "b": torch.randn(2, 1, dtype=torch.float64)}
    gradients = [
        {name: torch.randn_like(value) * 10.0 ** (n % 5 - 3) for name, value in start.items()}
        for n in range(UPDATES)
    ]
    gradients[3]["b"].zero_()
    runs = {
        what: run(kind, options, start, gradients) | {"ours": ours}
        for what, (kind, options, ours) in OPTIMIZERS.items()
    }
    data = {
        "torch": torch.__version__,
        "start": lists(start),
        "gradients": [lists(g) for g in gradients],
        "runs": runs,
    }
    Path(__file__).with_name("optimizers.json").write_text(json.dumps(data, indent=1) + "\n")


def run(kind, options, start, gradients):
    parameters = {name: value.clone().requires_grad_() for name, value in start.items()}
    optimizer = getattr(torch.optim, kind)(parameters.values(), **options)
    after = []
    for gradient in gradients:
        for name, parameter in parameters.items():
            parameter.grad = gradient[name].clone()
        optimizer.step()
        after.append(lists(parameters))
    return {"kind": kind, "after": after}


def lists(tensors):
    return {name: tensor.detach().tolist() for name, tensor in tensors.items()}


if __name__ == "__main__":
    main()
