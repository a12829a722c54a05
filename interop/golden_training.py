"""Twenty steps of ELECTRA's training by transformers and PyTorch: both losses, shared embeddings, clipping, warm-up, AdamW."""

import torch
from safetensors.torch import save_file
from transformers import ElectraConfig, ElectraForMaskedLM, ElectraForPreTraining

from golden_files import folder, write_json

STEPS, WARMUP, RATE, DECAY, CLIP = 20, 5, 5e-3, 0.01, 18.0
DETECTION_WEIGHT = 50
VOCABULARY, POSITIONS, ROWS, COLUMNS = 40, 16, 4, 12
PADDING, CLASSIFICATION, SEPARATOR, MASK, FIRST_WORD = 0, 2, 3, 4, 5


def config(hidden, layers, heads, inner):
    return ElectraConfig(
        vocab_size=VOCABULARY, embedding_size=12, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=inner, max_position_embeddings=POSITIONS, hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0, attn_implementation="eager")


def pair():
    torch.manual_seed(11)
    generator, discriminator = ElectraForMaskedLM(config(8, 2, 1, 16)), ElectraForPreTraining(config(16, 3, 2, 32))
    generator.electra.embeddings = discriminator.electra.embeddings
    generator.tie_weights()
    for parameter in parameters(generator, discriminator).values():
        parameter.data.add_(torch.randn(parameter.shape) * 0.1)
    return generator.train(), discriminator.train()


def parameters(generator, discriminator):
    """Each of them once: what is shared stands with the discriminator."""
    named = {"discriminator/" + name: parameter for name, parameter in discriminator.named_parameters()}
    known = {id(parameter) for parameter in named.values()}
    named.update({"generator/" + name: parameter for name, parameter in generator.named_parameters()
                  if id(parameter) not in known})
    return named


def batch():
    """Rows of other lengths each time, two or three slots in a row, most of them masked."""
    lengths = torch.randint(7, COLUMNS + 1, (ROWS,))
    attention = (torch.arange(COLUMNS) < lengths[:, None]).to(torch.int64)
    truth = torch.randint(FIRST_WORD, VOCABULARY, (ROWS, COLUMNS)) * attention
    truth[:, 0] = CLASSIFICATION
    truth[torch.arange(ROWS), lengths - 1] = SEPARATOR
    slots = torch.zeros(ROWS, COLUMNS, dtype=torch.bool)
    for row, length in enumerate(lengths.tolist()):
        slots[row, 1 + torch.randperm(length - 2)[:2 + row % 2]] = True
    masked = slots & (torch.rand(ROWS, COLUMNS) < 0.85)
    return truth, truth.masked_fill(masked, MASK), slots, attention


def step(generator, discriminator, optimizer, schedule):
    truth, inputs, slots, attention = batch()
    filled = generator(input_ids=inputs, attention_mask=attention, labels=truth.masked_fill(~slots, -100))
    shown = truth.clone()
    guesses = filled.logits[slots].detach()
    guesses[:, :FIRST_WORD] = -torch.inf  # no special token is ever sampled; PyTorch would not teach a visible [PAD]
    shown[slots] = torch.multinomial(guesses.softmax(-1), 1)[:, 0]
    judged = discriminator(input_ids=shown, attention_mask=attention, labels=(shown != truth).to(torch.int64))
    loss = filled.loss + DETECTION_WEIGHT * judged.loss
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(parameters(generator, discriminator).values(), CLIP)
    rate = optimizer.param_groups[0]["lr"]
    optimizer.step()
    schedule.step()
    return {
        "truth": truth.tolist(), "inputs": inputs.tolist(), "shown": shown.tolist(), "attention": attention.tolist(),
        "slots": [row.nonzero()[:, 0].tolist() for row in slots], "rate": rate, "norm": norm.item(), "loss": loss.item(),
        "generator_loss": filled.loss.item(), "detection_loss": judged.loss.item()}


def share(done):
    """The learning rate as a share of the highest: up in WARMUP steps, then down to 0."""
    return min((done + 1) / WARMUP, (STEPS - done) / (STEPS - WARMUP))


def make():
    generator, discriminator = pair()
    case = folder("pretraining") / "training"
    generator.save_pretrained(case / "generator")
    discriminator.save_pretrained(case / "discriminator")
    named = parameters(generator, discriminator)
    decays = {name: not name.endswith(".bias") and "LayerNorm" not in name for name in named}
    optimizer = torch.optim.AdamW(
        [{"params": [named[name] for name in named if decays[name]], "weight_decay": DECAY},
         {"params": [named[name] for name in named if not decays[name]], "weight_decay": 0.0}],
        lr=RATE, betas=(0.9, 0.999), eps=1e-6)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, share)
    steps = [step(generator, discriminator, optimizer, schedule) for _ in range(STEPS)]
    write_json(case / "steps.json", {
        "warmup": WARMUP, "rate": RATE, "weight_decay": DECAY, "max_norm": CLIP, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-6,
        "detection_weight": DETECTION_WEIGHT, "steps": steps})
    save_file({name: parameter.detach().contiguous() for name, parameter in named.items()}, case / "after.safetensors")
