"""The players of make_goldens.py on batches of other shapes: one token, the longest sequence, padding, many short rows."""

import torch
from safetensors.torch import save_file

from golden_files import folder

SHAPES = {"one-token": [1], "longest": [16, 16], "padded": [11, 2, 7, 1], "many-rows": [3] * 9}


def make(players, vocabulary):
    for number, (name, settings) in enumerate(players.items()):
        case = folder("model") / name
        model = settings[0].from_pretrained(case, attn_implementation="eager").eval()
        for seed, (shape, lengths) in enumerate(SHAPES.items()):
            torch.manual_seed(100 * number + seed)
            rows, columns = len(lengths), max(lengths)
            attention = (torch.arange(columns) < torch.tensor(lengths)[:, None]).to(torch.int64)
            tensors = {"ids": torch.randint(5, vocabulary, (rows, columns)) * attention, "attention": attention,
                       "segments": torch.randint(0, 2, (rows, columns))}
            outputs = model(input_ids=tensors["ids"], token_type_ids=tensors["segments"], attention_mask=attention,
                            output_hidden_states=True)
            logits = outputs.logits
            if logits.dim() == 3:  # a generator, asked at all places
                logits = logits.reshape(rows * columns, vocabulary)
                tensors["slots"] = torch.arange(rows * columns)
            tensors.update(hidden=outputs.hidden_states[-1], logits=logits)
            save_file({key: value.detach().contiguous() for key, value in tensors.items()}, case / f"{shape}.safetensors")
