package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * The first and the last token of an answer: a linear layer to two logits for each token (the head
 * of Hugging Face's ElectraForQuestionAnswering). It learns by the cross-entropy of both among all
 * tokens but padding, their mean. A target has the two positions, and 1 if there is no answer.
 *
 * <p>Where it says whether there is none, a linear layer over {@code [CLS]} does; its binary
 * cross-entropy is added with the weight 0.5 (google-research/electra).
 *
 * <p>B texts, T tokens, N tokens but padding of all texts, H hidden size.
 *
 * @param saysNone whether it has a layer that says whether there is no answer
 */
public record SpanHead(int hiddenSize, boolean saysNone) implements TaskHead {
  /** The column of an answer with the logit of the start. */
  public static final int START = 0;

  /** The column with that of the end. */
  public static final int END = 1;

  /** The column with that of no answer, in the first row of a window, where there is one. */
  public static final int NONE = 2;

  /** A logit for the start and one for the end. */
  public static final int LOGITS = 2;

  /** The layer that says whether there is no answer. */
  private static final String NO_ANSWER = "no_answer_output";

  /** Whether a weight belongs to the layer for no answer, which no class of transformers has. */
  public static boolean isForNoAnswer(String weight) {
    return weight.startsWith(NO_ANSWER + ".");
  }

  @Override
  public String architecture() {
    return "ElectraForQuestionAnswering";
  }

  /** The matrix (2, H) and the bias (2); for no answer (1, H) and (1). */
  @Override
  public List<WeightShape> weights() {
    List<WeightShape> spans = WeightShape.linear(WeightNames.SPAN_OUTPUT, LOGITS, hiddenSize);
    return saysNone ? WeightShape.all(spans, WeightShape.linear(NO_ANSWER, 1, hiddenSize)) : spans;
  }

  /** Start, end, and no answer if there is a layer for that. */
  @Override
  public int columns() {
    return LOGITS + (saysNone ? 1 : 0);
  }

  @Override
  public int rows(ModelInput input) {
    return input.length();
  }

  /** Hidden states (B, T, H) to logits of start and end (B, T, 2). */
  public NDArray forward(Pass pass, NDArray hiddenBTH) {
    return pass.wideLinear(hiddenBTH, WeightNames.SPAN_OUTPUT);
  }

  /** Logits (N, 2) or (N, 3); no answer is for the first token of a text. */
  @Override
  public NDArray read(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    NDArray logitsBTC = forward(pass, hiddenBTH);
    if (saysNone) {
      logitsBTC = NDArrays.concat(new NDList(logitsBTC, pass.wideLinear(hiddenBTH, NO_ANSWER)), -1);
    }
    return logitsBTC
        .reshape(new Shape(-1, columns()))
        .get(Tensors.indices(pass.scope(), batch.tokens()));
  }

  @Override
  public NDArray loss(Pass pass, InputBatch batch, NDArray hiddenBTH, List<Target> targets) {
    NDArray spans = spanLoss(pass.scope(), forward(pass, hiddenBTH), batch, targets);
    if (!saysNone) {
      return spans;
    }
    NDArray firstBH = hiddenBTH.get(new NDIndex(":, 0, :"));
    return spans.add(NoAnswerLoss.of(pass, pass.wideLinear(firstBH, NO_ANSWER), targets));
  }

  private static NDArray spanLoss(
      NDManager scope, NDArray logitsBT2, InputBatch batch, List<Target> targets) {
    long columns = logitsBT2.getShape().get(1);
    NDArray maskBT = TokenMask.of(scope, targets.size(), (int) columns, batch.tokens());
    NDArray both2BT = logitsBT2.transpose(2, 0, 1).add(maskBT);
    return SpanLoss.of(scope, both2BT.reshape(new Shape(-1, columns)), targets);
  }
}
