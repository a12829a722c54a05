package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
  /** A logit for the start and one for the end. */
  public static final int LOGITS = 2;

  /** The layer that says whether there is no answer. */
  private static final String NO_ANSWER = "no_answer_output";

  private static final float NO_ANSWER_SHARE = 0.5f;
  private static final float HIDDEN = -1e4f;

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
    NDArray noneB1 = pass.wideLinear(firstBH, NO_ANSWER);
    NDArray weight = pass.scope().create(NO_ANSWER_SHARE);
    return spans.add(noneLoss(pass.scope(), noneB1, targets).mul(weight));
  }

  private static NDArray spanLoss(
      NDManager scope, NDArray logitsBT2, InputBatch batch, List<Target> targets) {
    int rows = targets.size();
    int columns = (int) logitsBT2.getShape().get(1);
    float[] hidden = new float[rows * columns];
    Arrays.fill(hidden, HIDDEN);
    IntStream.of(batch.tokens()).forEach(place -> hidden[place] = 0);
    NDArray maskBT = scope.create(hidden, new Shape(rows, columns));
    NDArray both2BT = logitsBT2.transpose(2, 0, 1).add(maskBT);
    int[] right =
        IntStream.range(0, 2 * rows)
            .map(i -> (int) targets.get(i % rows).at(i < rows ? 0 : 1))
            .toArray();
    return CrossEntropy.mean(scope, both2BT.reshape(new Shape(2L * rows, columns)), right);
  }

  /** Binary cross-entropy of a logit is that of two classes, of which one has the logit 0. */
  private static NDArray noneLoss(NDManager scope, NDArray noneB1, List<Target> targets) {
    NDArray zerosB1 = scope.zeros(noneB1.getShape());
    NDArray classesB2 = NDArrays.concat(new NDList(zerosB1, noneB1), 1);
    int[] right = targets.stream().mapToInt(target -> (int) target.at(2)).toArray();
    return CrossEntropy.mean(scope, classesB2, right);
  }
}
