"""Makes the reference values that the Java tests compare against, with PyTorch, transformers and scikit-learn.

    python3 -m venv venv && venv/bin/pip install -r interop/requirements.txt
    venv/bin/python interop/make_goldens.py

Every file is a pure function of this script and the pinned versions. The tests themselves need no Python.
"""

import numpy as np
import torch
from safetensors.torch import save_file
from sklearn.metrics import precision_score, recall_score, roc_auc_score
from torch.nn import functional as F
from transformers import ElectraConfig, ElectraForMaskedLM, ElectraForPreTraining

import golden_optimization
import golden_relative
import golden_shapes
import golden_tokenization
import golden_training
from golden_files import folder, write_json

torch.set_num_threads(1)  # sums in a fixed order
VOCABULARY = 40
POSITIONS = 16

# name: class, embedding size, hidden size, heads, inner size, lengths of the rows (padded to the longest), segments
PLAYERS = {
    "discriminator-projected": (ElectraForPreTraining, 8, 16, 2, 24, [7, 4, 6], True),
    "discriminator-plain": (ElectraForPreTraining, 16, 16, 4, 32, [5, 5], False),
    "generator-projected": (ElectraForMaskedLM, 12, 8, 1, 16, [6, 3, 5], False),
    "generator-plain": (ElectraForMaskedLM, 8, 8, 2, 16, [9, 9], True),
}


def player(name, seed):
    """A small random model as save_pretrained stores it, with inputs, outputs and gradients."""
    kind, embedding, hidden, heads, inner, lengths, segments = PLAYERS[name]
    torch.manual_seed(seed)
    config = ElectraConfig(
        vocab_size=VOCABULARY, embedding_size=embedding, hidden_size=hidden, num_hidden_layers=2,
        num_attention_heads=heads, intermediate_size=inner, max_position_embeddings=POSITIONS,
        hidden_dropout_prob=0.1, attention_probs_dropout_prob=0.1, attn_implementation="eager")
    model = kind(config).eval()
    for parameter in model.parameters():  # all of them away from 0 and 1, so that each one matters
        parameter.data.add_(torch.randn(parameter.shape) * 0.3)
    model.tie_weights()

    rows, columns = len(lengths), max(lengths)
    inputs = {
        "ids": torch.randint(5, VOCABULARY, (rows, columns)),
        "segments": torch.randint(0, 2, (rows, columns)) if segments else torch.zeros(rows, columns, dtype=torch.int64),
        "attention": (torch.arange(columns) < torch.tensor(lengths)[:, None]).to(torch.int64),
    }
    inputs["ids"] *= inputs["attention"]
    outputs = model(input_ids=inputs["ids"], token_type_ids=inputs["segments"], attention_mask=inputs["attention"],
                    output_hidden_states=True)
    logits = outputs.logits
    if kind is ElectraForMaskedLM:
        inputs["slots"] = torch.tensor([0, 2, columns, (rows - 1) * columns + 1])
        logits = logits.reshape(rows * columns, VOCABULARY)[inputs["slots"]]
        coefficients = torch.randn(logits.shape)
    else:
        coefficients = torch.randn(logits.shape) * inputs["attention"]  # no loss counts padding
    (logits * coefficients).sum().backward()

    case = folder("model") / name
    model.save_pretrained(case)
    tensors = dict(inputs, hidden=outputs.hidden_states[-1], logits=logits, coefficients=coefficients)
    for parameter_name, parameter in model.named_parameters():
        tensors["gradient." + parameter_name] = parameter.grad
    save_file({key: value.detach().contiguous() for key, value in tensors.items()}, case / "expected.safetensors")


def losses():
    torch.manual_seed(1)
    slot_logits = torch.randn(3, 6, requires_grad=True)
    originals = torch.tensor([5, 0, 2])
    generation = F.cross_entropy(slot_logits, originals, reduction="sum")
    generation.backward()
    logits = (torch.randn(2, 4) * 4).requires_grad_()
    labels = torch.tensor([[0.0, 1, 0, 1], [1, 0, 0, 0]])
    counted = torch.tensor([[1.0, 1, 1, 1], [1, 1, 0, 0]])
    detection = (F.binary_cross_entropy_with_logits(logits, labels, reduction="none") * counted).sum()
    detection.backward()
    write_json(folder("courses") / "losses.json", {
        "slot_logits": slot_logits.tolist(), "originals": originals.tolist(), "generator_loss": generation.item(),
        "generator_gradient": slot_logits.grad.tolist(),
        "logits": logits.tolist(), "labels": labels.tolist(), "counted": counted.tolist(),
        "detection_loss": detection.item(), "detection_gradient": logits.grad.tolist()})


def course_losses():
    """The total of all five courses: sums over what was asked (label or truth -1: not), divided by counts, weighed."""
    torch.manual_seed(5)
    columns = 5
    divisors = {"rtd": (3, 9), "std": (2, 9), "itd": (2, 10)}  # slots; positions without padding
    total, passes = 0, {name: [] for name in ("generation", "detection", "regeneration", "rediscrimination")}

    def generation(stage, course, truth, weight):
        nonlocal total
        logits, target = torch.randn(len(truth), 7, requires_grad=True), torch.tensor(truth)
        divisor = divisors[course][0]
        if (target >= 0).all():
            total = total + weight * F.cross_entropy(logits, target, reduction="sum") / divisor
        else:
            total = total + 0 * logits.sum()
        passes[stage].append((logits, {"truth": truth, "divisor": divisor, "weight": weight}))

    def detection(stage, course, labels, weight):
        nonlocal total
        logits, labels = (torch.randn(len(labels), columns) * 3).requires_grad_(), torch.tensor(labels)
        asked = labels >= 0
        loss = F.binary_cross_entropy_with_logits(logits[asked], labels[asked].float(), reduction="sum")
        total = total + weight * loss / divisors[course][1]
        passes[stage].append((logits, {"labels": labels.tolist(), "divisor": divisors[course][1], "weight": weight}))

    generation("generation", "rtd", [3, 6, 0], 1.0)
    generation("generation", "std", [5, 5], 0.5)
    generation("generation", "itd", [-1, -1], 0.0)
    detection("detection", "rtd", [[0, 1, 0, 0, 0], [0, 0, 1, 0, -1]], 50.0)
    detection("detection", "std", [[0, 1, 1, 0, 0], [0, 0, 0, 0, -1]], 40.0)
    detection("detection", "itd", [[0, 1, 0, 0, 0], [0, 0, 0, 1, 0]], 30.0)
    generation("regeneration", "rtd", [6], 2.0)
    generation("regeneration", "std", [4, 2], 0.25)
    detection("rediscrimination", "rtd", [[-1, 1, -1, 0, -1]], 20.0)
    detection("rediscrimination", "std", [[-1, 0, 0, -1, -1], [-1, 1, -1, -1, -1]], 10.0)
    total.backward()
    write_json(folder("courses") / "courses.json", {
        "total": total.item(),
        **{stage: [dict(lesson, logits=logits.tolist(), gradient=logits.grad.tolist()) for logits, lesson in lessons]
           for stage, lessons in passes.items()}})


def adamw(decay):
    """20 steps on a matrix that decays and a bias that does not, with clipping and a falling rate."""
    torch.manual_seed(2)
    matrix, bias = torch.randn(3, 4).requires_grad_(), torch.randn(3).requires_grad_()
    start = {"dense.weight": matrix.tolist(), "dense.bias": bias.tolist()}
    optimizer = torch.optim.AdamW(
        [{"params": [matrix], "weight_decay": decay}, {"params": [bias], "weight_decay": 0.0}],
        lr=1e-2, betas=(0.9, 0.99), eps=1e-6)
    steps = []
    for step in range(20):
        matrix.grad, bias.grad = torch.randn(3, 4) * (1 + step % 3), torch.randn(3)
        gradients = {"dense.weight": matrix.grad.tolist(), "dense.bias": bias.grad.tolist()}
        norm = torch.nn.utils.clip_grad_norm_([matrix, bias], 2.5).item()
        for group in optimizer.param_groups:
            group["lr"] = 1e-2 * (1 - step / 20)
        optimizer.step()
        steps.append({"gradients": gradients, "norm": norm, "rate": optimizer.param_groups[0]["lr"],
                      "weights": {"dense.weight": matrix.tolist(), "dense.bias": bias.tolist()}})
    return {"weight_decay": decay, "max_norm": 2.5, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-6,
            "start": start, "steps": steps}


def detection_metrics():
    generator = np.random.default_rng(3)
    cases = []
    for count, ties, positive in [(12, False, 0.3), (50, True, 0.15), (200, True, 0.5), (31, False, 0.1)]:
        labels = (generator.random(count) < positive).astype(int)
        logits = np.float32(generator.normal(size=count) + labels)
        logits = np.round(logits) if ties else logits
        said = logits > 0
        cases.append({
            "logits": logits.tolist(), "labels": labels.tolist(),
            "precision": precision_score(labels, said), "recall": recall_score(labels, said),
            "roc_auc": roc_auc_score(labels, logits), "positive_share": labels.mean().item()})
    return cases


if __name__ == "__main__":
    for number, case_name in enumerate(PLAYERS):
        player(case_name, number)
    golden_optimization.make()
    golden_relative.make()
    golden_shapes.make(PLAYERS, VOCABULARY)
    golden_training.make()
    golden_tokenization.make()
    losses()
    course_losses()
    write_json(folder("pretraining") / "adamw.json", [adamw(0.0), adamw(0.1)])
    write_json(folder("pretraining") / "detection.json", detection_metrics())


# Heads of the fine-tuned kinds, and folders to import

from transformers import (  # noqa: E402
    ElectraForQuestionAnswering, ElectraForSequenceClassification, ElectraForTokenClassification, ElectraModel,
    ElectraTokenizerFast)

WORDS = ("[PAD] [UNK] [CLS] [SEP] [MASK] the a cat dog bird horse mouse cow hammer saw nail drill file knife eats sleeps runs "
         "flies cuts drives holds breaks big small old new in on under house tree barn box bench and").split()
TAGS = {"id2label": {0: "O", 1: "B-ANIMAL", 2: "I-ANIMAL"}, "label2id": {"O": 0, "B-ANIMAL": 1, "I-ANIMAL": 2}}
HEADS = {
    "sequence-classification": (
        ElectraForSequenceClassification, {"id2label": {0: "animal", 1: "tool"}, "label2id": {"animal": 0, "tool": 1}}),
    "token-classification": (ElectraForTokenClassification, TAGS),
    "question-answering": (ElectraForQuestionAnswering, {}),
}


def small_model(kind, seed, **more):
    """One layer, 8 wide, every value away from 0 and 1."""
    torch.manual_seed(seed)
    sizes = dict(embedding_size=8, hidden_size=8, num_attention_heads=2, intermediate_size=16)
    config = ElectraConfig(vocab_size=len(WORDS), num_hidden_layers=1, max_position_embeddings=POSITIONS,
                           attn_implementation="eager", **{**sizes, **more})
    model = kind(config).eval()
    for parameter in model.parameters():
        parameter.data.add_(torch.randn(parameter.shape) * 0.3)
    model.tie_weights()
    return model


def head(name, seed):
    """A fine-tuned kind of model with inputs, logits and gradients."""
    kind, labels = HEADS[name]
    model = small_model(kind, seed, **labels)
    attention = (torch.arange(6) < torch.tensor([6, 4])[:, None]).to(torch.int64)
    inputs = {"ids": torch.randint(5, len(WORDS), (2, 6)) * attention, "segments": torch.randint(0, 2, (2, 6)),
              "attention": attention}
    outputs = model(input_ids=inputs["ids"], token_type_ids=inputs["segments"], attention_mask=attention)
    spans = kind is ElectraForQuestionAnswering
    logits = torch.stack((outputs.start_logits, outputs.end_logits), -1) if spans else outputs.logits
    coefficients = torch.randn(logits.shape)
    if logits.dim() == 3:
        coefficients *= attention[:, :, None]  # no loss counts padding
    (logits * coefficients).sum().backward()
    case = folder("finetuning") / name
    model.save_pretrained(case)
    tensors = dict(inputs, logits=logits, coefficients=coefficients)
    for parameter_name, parameter in model.named_parameters():
        tensors["gradient." + parameter_name] = parameter.grad
    save_file({key: value.detach().contiguous() for key, value in tensors.items()}, case / "expected.safetensors")


def to_import(name, model, **saving):
    case = folder("exchange") / name
    model.save_pretrained(case, **saving)
    (case / "vocab.txt").write_text("\n".join(WORDS) + "\n")
    ElectraTokenizerFast(str(case / "vocab.txt")).save_pretrained(case)


def folders_to_import():
    """What mcl import is given, as save_pretrained writes it."""
    to_import("discriminator", small_model(ElectraForPreTraining, 20, hidden_size=16))
    to_import("generator", small_model(ElectraForMaskedLM, 21))
    to_import("encoder", small_model(ElectraModel, 22))
    to_import("sharded", small_model(ElectraForMaskedLM, 23), max_shard_size="2KB")
    to_import("float16", small_model(ElectraForPreTraining, 24).half())
    to_import("bfloat16", small_model(ElectraForMaskedLM, 25).bfloat16())
    for number, (name, (kind, labels)) in enumerate(HEADS.items()):
        to_import(name, small_model(kind, 30 + number, classifier_dropout=0.25, **labels))


if __name__ == "__main__":
    for number, case_name in enumerate(HEADS):
        head(case_name, 10 + number)
    folders_to_import()
