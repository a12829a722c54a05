package mcl.model.tensors;

import ai.djl.ndarray.NDArray;

/**
 * What an encoder reads.
 *
 * @param ids token ids, int64 (B, T)
 * @param segments segment ids, int64 (B, T)
 * @param positions where each token stands in its text, int64 (T) for all rows or (B, T)
 * @param mask which tokens see which
 */
public record EncoderInput(NDArray ids, NDArray segments, NDArray positions, AttentionMask mask) {}
