"""Prints the parameters and floating-point operations of ELECTRA models as PyTorch counts them, for EstimatesTest.

    venv/bin/python interop/count_flops.py
"""

import torch
from torch.utils.flop_counter import FlopCounterMode
from transformers import ElectraConfig, ElectraForMaskedLM, ElectraForPreTraining

# tokens, embedding size, hidden size, layers, heads, inner size, vocabulary
SIZES = [(128, 128, 256, 12, 4, 1024, 30522), (64, 16, 16, 2, 2, 48, 50), (32, 16, 24, 3, 4, 40, 50)]


def count(kind, tokens, embedding, hidden, layers, heads, inner, vocabulary):
    """Parameters, and operations of two sequences forward, and forward and backward."""
    config = ElectraConfig(
        vocab_size=vocabulary, embedding_size=embedding, hidden_size=hidden, num_hidden_layers=layers,
        num_attention_heads=heads, intermediate_size=inner, max_position_embeddings=512, attn_implementation="eager")
    model = kind(config)
    ids = torch.randint(5, vocabulary, (2, tokens))
    with FlopCounterMode(display=False) as counter:
        logits = model(input_ids=ids).logits
        forward = counter.get_total_flops()
        logits.sum().backward()
    return sum(weight.numel() for weight in model.parameters()), forward, counter.get_total_flops()


for size in SIZES:
    for kind in (ElectraForPreTraining, ElectraForMaskedLM):
        print(kind.__name__, *size, *count(kind, *size))
