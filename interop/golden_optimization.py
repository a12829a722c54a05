"""Learning-rate schedules of transformers, AdamW with parameter groups and the moving average of weights of PyTorch.

Steps count from 0 in all of them. transformers' warm-up begins with a rate of 0, ours with the rate of its second step; from the end of
the warm-up on, both are the same: the value expected in step s is theirs in step s + 1 as long as s is in the warm-up, and in step s
afterwards.
"""

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import optimization

from golden_files import folder, write_json

WARMUP, TOTAL = 4, 20


def shares(make, warmup=WARMUP, total=TOTAL, **settings):
    """The rate of each step as a share of the highest, as transformers' scheduler sets it."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = make(optimizer, num_warmup_steps=warmup, **settings)
    theirs = []
    for _ in range(total + 1):
        theirs.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return [theirs[step + 1] if step < warmup else theirs[step] for step in range(total)]


def schedules():
    steps = {"num_training_steps": TOTAL}
    stable = {"num_decay_steps": 6, "num_training_steps": TOTAL}
    cases = [
        ("warmupLinear", {}, shares(optimization.get_linear_schedule_with_warmup, **steps)),
        ("warmupCosine", {}, shares(optimization.get_cosine_schedule_with_warmup, **steps)),
        ("warmupCosine", {"endShare": 0.1},
         shares(optimization.get_cosine_with_min_lr_schedule_with_warmup, min_lr_rate=0.1, **steps)),
        ("warmupPolynomial", {"power": 2.0, "endShare": 0.05},
         shares(optimization.get_polynomial_decay_schedule_with_warmup, power=2.0, lr_end=0.05, **steps)),
        ("warmupPolynomial", {"power": 0.5},
         shares(optimization.get_polynomial_decay_schedule_with_warmup, power=0.5, lr_end=0.0, **steps)),
        ("warmupConstant", {}, shares(optimization.get_constant_schedule_with_warmup)),
    ]
    for shape in "linear", "cosine", "1-sqrt":
        settings = {"decaySteps": 6, "decayShape": shape}
        cases.append(("warmupStableDecay", settings, shares(optimization.get_wsd_schedule, decay_type=shape, **stable)))
    # Their warm-up begins at min_lr_ratio, ours at 0: without a warm-up both are the same.
    cases.append(("warmupStableDecay", {"decaySteps": 6, "decayShape": "linear", "endShare": 0.2, "warmupSteps": 0},
                  shares(optimization.get_wsd_schedule, warmup=0, decay_type="linear", min_lr_ratio=0.2, **stable)))
    return [{"kind": kind, "warmupSteps": WARMUP, "totalSteps": TOTAL, **settings, "shares": values}
            for kind, settings, values in cases]


# A discriminator of two layers, a generator of one; layer-wise decay 0.5, a group of each kind.
NAMES = [
    "discriminator/electra.embeddings.word_embeddings.weight", "discriminator/electra.embeddings.LayerNorm.weight",
    "discriminator/electra.embeddings_project.weight", "discriminator/electra.encoder.layer.0.output.dense.weight",
    "discriminator/electra.encoder.layer.0.output.dense.bias", "discriminator/electra.encoder.layer.1.output.dense.weight",
    "discriminator/discriminator_predictions.dense.weight", "generator/electra.encoder.layer.0.output.dense.weight",
    "generator/electra.encoder.layer.0.output.dense.bias", "generator/generator_lm_head.bias",
]
LAYER_DECAY, DECAY, RATE = 0.5, 0.1, 0.02
# Written down by hand: the rate as a multiple, and the weight decay.
GROUPS = [
    {"weights": "*word_embeddings*", "weightDecay": 0.3},
    {"weights": "generator/*", "learningRate": 0.25},
]
TREATMENTS = [
    (0.125, 0.3), (0.125, 0.0), (0.125, DECAY), (0.25, DECAY), (0.25, 0.0), (0.5, DECAY), (1.0, DECAY), (0.125, DECAY),
    (0.125, 0.0), (0.25, 0.0),
]


def groups():
    """Ten updates by torch.optim.AdamW with one parameter group for each weight."""
    torch.manual_seed(5)
    weights = [torch.nn.Parameter(torch.randn(3)) for _ in NAMES]
    start = [weight.tolist() for weight in weights]
    optimizer = torch.optim.AdamW(
        [{"params": [weight], "lr": RATE * rate, "weight_decay": decay} for weight, (rate, decay) in zip(weights, TREATMENTS)],
        betas=(0.9, 0.99), eps=1e-3)
    gradients = torch.randn(10, len(NAMES), 3)
    for step in gradients:
        for weight, gradient in zip(weights, step):
            weight.grad = gradient.clone()
        optimizer.step()
    return {
        "names": NAMES, "layerDecay": LAYER_DECAY, "weightDecay": DECAY, "rate": RATE, "groups": GROUPS,
        "treatments": TREATMENTS, "start": start, "gradients": gradients.tolist(),
        "end": [weight.tolist() for weight in weights]}


def average():
    """Twelve steps of a walk, taken in each time and every third time from the fourth step on."""
    torch.manual_seed(6)
    cases = []
    for decay, start, every in (0.9, 0, 1), (0.5, 4, 3):
        model = torch.nn.Linear(2, 2)
        averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay))
        steps = []
        for step in range(12):
            for parameter in model.parameters():
                parameter.data.add_(torch.randn(parameter.shape))
            if step >= start and (step - start) % every == 0:
                averaged.update_parameters(model)
            steps.append({"weights": {name: parameter.tolist() for name, parameter in model.named_parameters()},
                          "average": {name: parameter.tolist() for name, parameter in averaged.module.named_parameters()}})
        cases.append({"decay": decay, "startStep": start, "every": every, "steps": steps})
    return cases


def make():
    write_json(folder("pretraining") / "schedules.json", schedules())
    write_json(folder("pretraining") / "adamw-groups.json", groups())
    write_json(folder("pretraining") / "average.json", average())


if __name__ == "__main__":
    make()
