package mcl.courses.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import mcl.bridge.ops.PlainOps;
import mcl.bridge.ops.TensorOps;
import mcl.model.tensors.SlotLogits;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Draws the generator's guesses from softmax(logits) by inverting the cumulative sum at one uniform
 * number for each slot. No gradient passes through, and a special token is never drawn.
 */
public final class TokenSampler {
  /** Added to the logits: 0, or for a special token so low a number that its probability is 0. */
  private final float[] added;

  private final TensorOps ops;

  /** A sampler over a vocabulary of this size, by DJL's own operations. */
  public TokenSampler(int vocabSize, SpecialTokens special) {
    this(vocabSize, special, new PlainOps());
  }

  /** A sampler over a vocabulary of this size. */
  public TokenSampler(int vocabSize, SpecialTokens special, TensorOps ops) {
    this.ops = ops;
    this.added = new float[vocabSize];
    for (int id = 0; id < vocabSize; id++) {
      added[id] = special.isSpecial(id) ? -Float.MAX_VALUE : 0;
    }
  }

  /**
   * Draws one token for each slot.
   *
   * @param scope owns the result
   * @return token ids, int64 (slots)
   */
  public NDArray draw(NDManager scope, SlotLogits logits, SlotUniforms uniforms) {
    try (NDManager inner = scope.newSubManager()) {
      NDArray values = logits.logits().stopGradient();
      values.attach(inner);
      NDArray ordinary = values.add(inner.create(added, new Shape(1, added.length)));
      NDArray uniform = inner.create(uniforms.values()).expandDims(1);
      return ops.draw(scope, ordinary, uniform);
    }
  }
}
