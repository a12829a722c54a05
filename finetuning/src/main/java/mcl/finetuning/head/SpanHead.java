package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * The first and last token of an answer: a linear layer to two logits for each token (the head of
 * Hugging Face's ElectraForQuestionAnswering).
 *
 * <p>B texts, T tokens, H hidden size.
 */
public record SpanHead(int hiddenSize) {
  /** A logit for the start and one for the end. */
  public static final int LOGITS = 2;

  /**
   * Where an answer may lie.
   *
   * @param starts logits that it begins at a token (B, T)
   * @param ends logits that it ends at a token (B, T)
   */
  public record SpanLogits(NDArray starts, NDArray ends) {}

  /** The matrix (2, H) and the bias (2). */
  public List<WeightShape> weights() {
    return WeightShape.linear(WeightNames.SPAN_OUTPUT, LOGITS, hiddenSize);
  }

  /** Hidden states (B, T, H) to logits. */
  public SpanLogits forward(Pass pass, NDArray hiddenBTH) {
    NDArray bothBT2 = pass.ops().wide(pass.linear(hiddenBTH, WeightNames.SPAN_OUTPUT));
    return new SpanLogits(bothBT2.get(new NDIndex(":, :, 0")), bothBT2.get(new NDIndex(":, :, 1")));
  }
}
