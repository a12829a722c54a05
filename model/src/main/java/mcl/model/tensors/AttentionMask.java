package mcl.model.tensors;

import ai.djl.ndarray.NDArray;

/**
 * Which tokens may attend to which: a number added to the attention scores, 0 where a token is
 * visible and the lowest float where it is not. The usual batch, packed without padding, hides
 * nothing and costs nothing.
 */
public final class AttentionMask {
  /** Every token sees every other. */
  public static final AttentionMask NONE = new AttentionMask(null);

  /** What is added to the score of a hidden token, as in Hugging Face transformers. */
  static final float HIDDEN = -Float.MAX_VALUE;

  private final NDArray addedB1TT;

  AttentionMask(NDArray addedB1TT) {
    this.addedB1TT = addedB1TT;
  }

  /** Scores (B, N, T, T) with the hidden ones lowered out of reach. */
  public NDArray hide(NDArray scoresBNTT) {
    return addedB1TT == null ? scoresBNTT : scoresBNTT.add(addedB1TT);
  }
}
