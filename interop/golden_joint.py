"""Answers whose end knows their start, by the formulas of google-research/electra (finetune/qa/qa_tasks.py) written down in PyTorch: the
loss with its gradients, and what is read, for every start.

    python3 -m venv venv && venv/bin/pip install -r interop/requirements.txt
    venv/bin/python interop/golden_joint.py
"""

import torch
from safetensors.torch import save_file

from golden_files import folder

HIDDEN, WIDTH, TOKENS = 6, 10, 9


def linear(weights, values, name):
    return torch.nn.functional.linear(values, weights[name + ".weight"], weights[name + ".bias"])


def dense(weights, values, name):
    return torch.nn.functional.gelu(linear(weights, values, name))


def ends(weights, hidden, start_states, hide):
    """Logarithms of the probabilities of all ends, for one start of each text."""
    both = torch.cat([start_states[:, None, :].expand_as(hidden), hidden], -1)
    return (linear(weights, dense(weights, both, "end_dense"), "end_output")[..., 0] + hide).log_softmax(-1)


def main():
    torch.manual_seed(41)
    shapes = {"start_output": (1, HIDDEN), "end_dense": (WIDTH, 2 * HIDDEN), "end_output": (1, WIDTH),
              "no_answer_dense": (WIDTH, 2 * HIDDEN), "no_answer_output": (1, WIDTH)}
    weights = {}
    for name, shape in shapes.items():
        weights[name + ".weight"] = torch.randn(shape, requires_grad=True)
        weights[name + ".bias"] = torch.randn(shape[0], requires_grad=True)
    lengths, passages = torch.tensor([9, 7, 8]), torch.tensor([4, 3, 2])
    places = torch.arange(TOKENS)[None, :]
    open_ = ((places >= passages[:, None]) & (places < lengths[:, None])) | (places == 0)
    hide = (open_.float() - 1) * 1000
    hidden = torch.randn(3, TOKENS, HIDDEN, requires_grad=True)
    first, last, none = torch.tensor([5, 0, 3]), torch.tensor([6, 0, 3]), torch.tensor([0.0, 1.0, 0.0])
    rows = torch.arange(3)

    starts = (linear(weights, hidden, "start_output")[..., 0] + hide).log_softmax(-1)
    end = ends(weights, hidden, hidden[rows, first], hide)
    likely = (starts.exp()[..., None] * hidden).sum(1)
    unanswered = linear(weights, dense(weights, torch.cat([hidden[:, 0], likely], -1), "no_answer_dense"), "no_answer_output")[:, 0]
    losses = (-starts[rows, first] - end[rows, last]) / 2
    losses = losses + 0.5 * torch.nn.functional.binary_cross_entropy_with_logits(unanswered, none, reduction="none")
    loss = losses.mean()
    loss.backward()
    tensors = {"hidden": hidden, "lengths": lengths, "passages": passages, "targets": torch.stack([first, last, none.long()], 1),
               "loss": loss[None], "starts": starts, "no_answer": unanswered, "gradient.hidden": hidden.grad,
               "ends": torch.stack([ends(weights, hidden, hidden[:, start], hide) for start in range(TOKENS)], 1)}
    for name, value in weights.items():
        tensors[name], tensors["gradient." + name] = value, value.grad
    save_file({name: value.detach().contiguous() for name, value in tensors.items()}, folder("finetuning") / "joint.safetensors")


if __name__ == "__main__":
    main()
