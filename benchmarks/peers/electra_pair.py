"""A training step of Hugging Face transformers' ELECTRA pair on random text, as a worker of compare.py.

Reads "go N" from standard input, takes N steps, and answers with wall and CPU seconds of each and the peak resident memory.
As ordinarily used: logits of the generator over the vocabulary at every position, float32, eager. --best is what a user could make of it:
logits only where a token is masked, bfloat16 autocast where the processor has it (--bfloat16), torch.compile (--compile).
"""
import argparse
import json
import resource
import sys
import time

import torch
import torch.nn.functional as F
from transformers import ElectraConfig, ElectraForMaskedLM, ElectraForPreTraining

VOCABULARY, MASK, FIRST_WORD = 30522, 103, 1000


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", required=True, help="a configuration of mcl pretrain, resolved (mcl config show)")
    parser.add_argument("--best", action="store_true")
    parser.add_argument("--bfloat16", action="store_true")
    parser.add_argument("--compile", action="store_true")
    return parser.parse_args()


def electra(model, player):
    sizes = model[player]
    return ElectraConfig(
        vocab_size=VOCABULARY, embedding_size=model["embeddingSize"], hidden_size=sizes["hiddenSize"],
        num_hidden_layers=sizes["numHiddenLayers"], num_attention_heads=sizes["numAttentionHeads"],
        intermediate_size=sizes["intermediateSize"], hidden_dropout_prob=model["hiddenDropoutProb"],
        attention_probs_dropout_prob=model["attentionProbsDropoutProb"],
        max_position_embeddings=model["maxPositionEmbeddings"])


class Pair:
    def __init__(self, config, options):
        torch.manual_seed(0)
        self.rows, self.length, self.options = config["batch"]["size"], config["sequenceLength"], options
        self.generator = ElectraForMaskedLM(electra(config["model"], "generator"))
        self.discriminator = ElectraForPreTraining(electra(config["model"], "discriminator"))
        self.discriminator.electra.embeddings = self.generator.electra.embeddings
        parameters = {id(p): p for m in (self.generator, self.discriminator) for p in m.parameters()}
        self.parameters = list(parameters.values())
        self.optimizer = torch.optim.AdamW(self.parameters, lr=5e-4, eps=1e-6, weight_decay=0.01, fused=True)
        self.losses = torch.compile(self.forward) if options.compile else self.forward

    def batch(self, step):
        random = torch.Generator().manual_seed(step)
        ids = torch.randint(FIRST_WORD, VOCABULARY, (self.rows, self.length), generator=random)
        slots = round(0.15 * (self.length - 2))
        places = torch.rand(self.rows, self.length, generator=random).argsort(1)[:, :slots].sort(1).values
        return ids, (places + torch.arange(self.rows)[:, None] * self.length).reshape(-1)

    def forward(self, ids, places):
        truth = ids.reshape(-1)[places]
        masked = ids.reshape(-1).clone()
        masked[places] = MASK
        if self.options.best:
            hidden = self.generator.electra(masked.view_as(ids))[0].reshape(ids.numel(), -1)[places]
            logits = self.generator.generator_lm_head(self.generator.generator_predictions(hidden))
            guess = F.cross_entropy(logits.float(), truth)
        else:
            labels = torch.full_like(masked, -100)
            labels[places] = truth
            out = self.generator(masked.view_as(ids), labels=labels.view_as(ids))
            guess, logits = out.loss, out.logits.reshape(ids.numel(), -1)[places]
        with torch.no_grad():
            noise = torch.rand_like(logits, dtype=torch.float32).clamp_(1e-9, 1)
            drawn = (logits.float() - torch.log(-torch.log(noise))).argmax(-1)
        written = masked.clone()
        written[places] = drawn
        replaced = (written != ids.reshape(-1)).long().view_as(ids)
        return guess + 50 * self.discriminator(written.view_as(ids), labels=replaced).loss

    def step(self, number):
        ids, places = self.batch(number)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.options.bfloat16):
            loss = self.losses(ids, places)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)


def main():
    options = arguments()
    pair = Pair(json.load(open(options.config)), options)
    number = 0
    for line in sys.stdin:
        times = []
        for _ in range(int(line.split()[1])):
            wall, cpu = time.perf_counter(), time.process_time()
            pair.step(number)
            number += 1
            times.append([time.perf_counter() - wall, time.process_time() - cpu])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(json.dumps({"times": times, "peak_mib": peak}), flush=True)


main()
