package mcl.model.tensors;

import ai.djl.ndarray.NDArray;

/**
 * What a discriminator says of every position.
 *
 * @param logits above 0 where it says "replaced", float32 (B, T)
 */
public record Judgement(NDArray logits) {}
