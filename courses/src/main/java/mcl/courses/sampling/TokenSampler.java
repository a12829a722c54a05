package mcl.courses.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import mcl.model.tensors.SlotLogits;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Draws the generator's guesses from softmax(logits) by inverting the cumulative sum at one uniform
 * number for each slot. No gradient passes through, and a special token is never drawn.
 */
public final class TokenSampler {
  /** Added to the logits: 0, or for a special token so low a number that its probability is 0. */
  private final float[] added;

  /** A sampler over a vocabulary of this size. */
  public TokenSampler(int vocabSize, SpecialTokens special) {
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
      NDArray sums = ordinary.softmax(-1).cumSum(1);
      NDArray target =
          inner.create(uniforms.values()).expandDims(1).mul(sums.get(new NDIndex(":, -1:")));
      NDArray drawn = sums.lte(target).toType(DataType.INT64, false).sum(new int[] {1});
      drawn.attach(scope);
      return drawn;
    }
  }
}
