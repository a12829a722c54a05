package mcl.model.tensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Optional;

/**
 * Which tokens may attend to which: a number added to the attention scores, 0 where a token is
 * visible and the lowest float where it is not, and what an encoder prefers to attend to ({@link
 * #plus}). The usual batch, packed without padding, hides nothing and costs nothing.
 *
 * <p>B sequences, T tokens, N attention heads.
 */
public final class AttentionMask {
  /** Every token sees every other. */
  public static final AttentionMask NONE = new AttentionMask(null);

  /** What is added to the score of a hidden token, as in Hugging Face transformers. */
  static final float HIDDEN = -Float.MAX_VALUE;

  private final NDArray addedBNTT;

  AttentionMask(NDArray addedBNTT) {
    this.addedBNTT = addedBNTT;
  }

  /**
   * The same mask with a bias for each pair of tokens; what is hidden stays hidden.
   *
   * @param biasBNTT added to the scores, float32 (B or 1, N, T, T)
   */
  public AttentionMask plus(NDArray biasBNTT) {
    return new AttentionMask(addedBNTT == null ? biasBNTT : biasBNTT.add(addedBNTT));
  }

  /** Scores (B, N, T, T) with the hidden ones lowered out of reach. */
  public NDArray hide(NDArray scoresBNTT) {
    return addedBNTT == null ? scoresBNTT : scoresBNTT.add(addedBNTT);
  }

  /** What is added to the scores, if anything: float32 (B or 1, N or 1, T or 1, T). */
  public Optional<NDArray> added() {
    return Optional.ofNullable(addedBNTT);
  }

  /** A leaf for another gradient graph; the mask itself where it teaches nothing. */
  public AttentionMask leaf(NDManager scope) {
    if (!teaches()) {
      return this;
    }
    AttentionMask leaf = untaught(scope);
    leaf.addedBNTT.setRequiresGradient(true);
    return leaf;
  }

  /** The same numbers outside of any gradient graph; the mask itself where it is in none. */
  public AttentionMask untaught(NDManager scope) {
    if (!teaches()) {
      return this;
    }
    NDArray alias = addedBNTT.stopGradient();
    alias.attach(scope);
    return new AttentionMask(alias);
  }

  private boolean teaches() {
    return addedBNTT != null && addedBNTT.hasGradient();
  }

  /** Sends what a {@link #leaf} of this mask has learned to where the mask comes from. */
  public void backward(GradientCollector tape, AttentionMask leaf) {
    if (leaf != this) {
      tape.backward(addedBNTT.mul(leaf.addedBNTT.getGradient()).sum());
    }
  }
}
