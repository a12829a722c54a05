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
  public static final AttentionMask NONE = new AttentionMask(null, false);

  /** What is added to the score of a hidden token, as in Hugging Face transformers. */
  static final float HIDDEN = -Float.MAX_VALUE;

  private final NDArray addedBNTT;
  private final boolean learned;

  AttentionMask(NDArray addedBNTT) {
    this(addedBNTT, false);
  }

  private AttentionMask(NDArray addedBNTT, boolean learned) {
    this.addedBNTT = addedBNTT;
    this.learned = learned;
  }

  /**
   * The same mask with a bias for each pair of tokens; what is hidden stays hidden.
   *
   * @param biasBNTT added to the scores, float32 (B or 1, N, T, T)
   */
  public AttentionMask plus(NDArray biasBNTT) {
    return new AttentionMask(addedBNTT == null ? biasBNTT : biasBNTT.add(addedBNTT), true);
  }

  /** Scores (B, N, T, T) with the hidden ones lowered out of reach. */
  public NDArray hide(NDArray scoresBNTT) {
    return addedBNTT == null ? scoresBNTT : scoresBNTT.add(addedBNTT);
  }

  /** What is added to the scores, if anything: float32 (B or 1, N or 1, T or 1, T). */
  public Optional<NDArray> added() {
    return Optional.ofNullable(addedBNTT);
  }

  /** A leaf for another gradient graph; the mask itself where nothing of it is learned. */
  public AttentionMask leaf(NDManager scope) {
    AttentionMask leaf = untaught(scope);
    if (learned) {
      leaf.addedBNTT.setRequiresGradient(true);
    }
    return leaf;
  }

  /** The same numbers outside of any gradient graph; the mask itself where nothing is learned. */
  public AttentionMask untaught(NDManager scope) {
    if (!learned) {
      return this;
    }
    return new AttentionMask(Tensors.untaught(scope, addedBNTT), true);
  }

  /** Sends what a {@link #leaf} of this mask has learned to where the mask comes from. */
  public void backward(GradientCollector tape, AttentionMask leaf) {
    if (learned) {
      tape.backward(addedBNTT.mul(leaf.addedBNTT.getGradient()).sum());
    }
  }
}
