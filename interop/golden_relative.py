"""Relative position bias: the buckets of transformers' T5, and ELECTRA encoders with T5's bias on their attention.

transformers has no such ELECTRA. Here a hook adds what T5Attention computes to the attention mask of each layer.
"""

import json

import torch
from safetensors.torch import save_file
from transformers import ElectraConfig, ElectraForMaskedLM, ElectraForPreTraining, T5Config
from transformers.models.t5.modeling_t5 import T5Attention

from golden_files import folder, write_json

VOCABULARY = 40

# buckets, maximal distance
BUCKETS = [(32, 128), (32, 20), (32, 512), (8, 6), (4, 2), (6, 9), (64, 128), (16, 1000), (20, 37), (128, 256)]

# name: class, embedding size, hidden size, heads, buckets, maximal distance, documents of each row (-1: padding)
PLAYERS = {
    "discriminator-relative": (ElectraForPreTraining, 8, 16, 2, 8, 6, [[0] * 9, [0] * 4 + [-1] * 5, [0] * 7 + [-1] * 2]),
    "generator-relative": (ElectraForMaskedLM, 8, 12, 3, 6, 5, [[0] * 3 + [1] * 5, [0] * 7 + [1], [0, 1] + [2] * 5 + [-1]]),
}


def buckets():
    longest = 1100
    distances = torch.arange(-longest, longest + 1)
    cases = []
    for number, distance in BUCKETS:
        bucket = T5Attention._relative_position_bucket(distances, True, number, distance)
        begins = torch.cat([torch.tensor([True]), bucket[1:] != bucket[:-1]])
        cases.append({"buckets": number, "max_distance": distance,
                      "from": distances[begins].tolist(), "bucket": bucket[begins].tolist()})
    write_json(folder("model") / "buckets.json", {"longest": longest, "cases": cases})


def starting_again(documents):
    positions = torch.zeros_like(documents)
    for column in range(1, documents.shape[1]):
        goes_on = documents[:, column] == documents[:, column - 1]
        positions[:, column] = (positions[:, column - 1] + 1) * goes_on
    return positions


def bias(attention, positions):
    """T5Attention.compute_bias, for positions that are not 0, 1, 2, ..."""
    bucket = attention._relative_position_bucket(
        positions[:, None, :] - positions[:, :, None], True,
        attention.relative_attention_num_buckets, attention.relative_attention_max_distance)
    return attention.relative_attention_bias(bucket).permute(0, 3, 1, 2)


def add_to_mask(model, added):
    def hook(module, args, kwargs):
        if "attention_mask" in kwargs:
            mask = kwargs["attention_mask"]
            return args, dict(kwargs, attention_mask=added if mask is None else mask + added)
        return (args[0], added if args[1] is None else args[1] + added, *args[2:]), kwargs

    for layer in model.electra.encoder.layer:
        layer.attention.self.register_forward_pre_hook(hook, with_kwargs=True)


def player(name, seed):
    kind, embedding, hidden, heads, number, distance, documents = PLAYERS[name]
    documents = torch.tensor(documents)
    rows, columns = documents.shape
    torch.manual_seed(seed)
    model = kind(ElectraConfig(
        vocab_size=VOCABULARY, embedding_size=embedding, hidden_size=hidden, num_hidden_layers=2,
        num_attention_heads=heads, intermediate_size=20, max_position_embeddings=16, attn_implementation="eager")).eval()
    attention = T5Attention(T5Config(
        d_model=hidden, num_heads=heads, d_kv=hidden // heads, relative_attention_num_buckets=number,
        relative_attention_max_distance=distance, is_decoder=False), has_relative_attention_bias=True)
    model.electra.encoder.relative_attention_bias = attention.relative_attention_bias
    for parameter in model.parameters():
        parameter.data.add_(torch.randn(parameter.shape) * 0.3)
    model.tie_weights()

    within = kind is ElectraForMaskedLM  # this one reads documents apart
    visible = (documents >= 0).to(torch.int64)
    inputs = {"ids": torch.randint(5, VOCABULARY, (rows, columns)) * visible, "attention": visible,
              "segments": torch.zeros(rows, columns, dtype=torch.int64)}
    if within:
        inputs["documents"] = documents
    positions = starting_again(documents) if within else torch.arange(columns)[None]
    if not within:
        assert torch.equal(bias(attention, positions), attention.compute_bias(columns, columns))
    added = bias(attention, positions)
    if within:
        apart = documents[:, None, :] != documents[:, :, None]
        added = added + torch.zeros(apart.shape).masked_fill(apart, torch.finfo(torch.float32).min)[:, None]
    add_to_mask(model, added)
    outputs = model(
        input_ids=inputs["ids"], position_ids=positions, output_hidden_states=True,
        attention_mask=torch.ones_like(visible) if within else visible)
    logits = outputs.logits
    if within:
        inputs["slots"] = torch.tensor([1, 4, columns, 2 * columns + 3])
        logits = logits.reshape(rows * columns, VOCABULARY)[inputs["slots"]]
    coefficients = torch.randn(logits.shape) * (1 if within else visible)
    (logits * coefficients).sum().backward()
    save(name, model, dict(inputs, hidden=outputs.hidden_states[-1], logits=logits, coefficients=coefficients), (number, distance))


def save(name, model, tensors, sizes):
    case = folder("model") / name
    model.save_pretrained(case)
    config = json.loads((case / "config.json").read_text())
    config["model_type"] = "mcl"
    config["architectures"] = [config["architectures"][0].replace("Electra", "Mcl")]
    config["relative_attention_num_buckets"], config["relative_attention_max_distance"] = sizes
    (case / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    for parameter_name, parameter in model.named_parameters():
        tensors["gradient." + parameter_name] = parameter.grad
    save_file({key: value.detach().contiguous() for key, value in tensors.items()}, case / "expected.safetensors")


def make():
    buckets()
    for number, name in enumerate(PLAYERS):
        player(name, 20 + number)
