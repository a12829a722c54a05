package mcl.model.tensors;

import ai.djl.ndarray.NDArray;

/**
 * What a generator says of the positions it was asked about.
 *
 * @param logits over the vocabulary, float32 (slots, V)
 */
public record SlotLogits(NDArray logits) {}
