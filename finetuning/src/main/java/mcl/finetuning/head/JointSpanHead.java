package mcl.finetuning.head;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * The first and the last token of an answer, the last by one who knows the first
 * (google-research/electra, {@code qa_tasks.py}). A linear layer gives each token a logit for the
 * start. The end is found for one start after another: a layer with GELU over the hidden states of
 * the start and of a token, then a linear layer to the logit of that token. Where it says whether
 * there is no answer, the same kind of layers does, over {@code [CLS]} and the mean of the hidden
 * states weighted with the probabilities of the start. Only {@code [CLS]} and the tokens behind the
 * question can be start or end.
 *
 * <p>It learns the end from the right start; a target is that of {@link SpanHead}. It answers with
 * logarithms of probabilities.
 *
 * <p>B texts, T tokens, N tokens but padding of all texts, H hidden size, W the width of the layers
 * between.
 *
 * @param width W
 * @param beam of how many starts the ends are found
 * @param saysNone whether it says that there is no answer
 */
public record JointSpanHead(int hiddenSize, int width, int beam, boolean saysNone)
    implements TaskHead {
  /** The name of such a model, for which transformers has no class. */
  public static final String ARCHITECTURE = "ElectraForJointQuestionAnswering";

  /** The column of an answer with the start. */
  public static final int START = 0;

  /** The column with the place that the token has among the starts, 0 for the likeliest. */
  public static final int RANK = 1;

  /** The first of the columns with the ends, one for each start; behind them that of no answer. */
  public static final int ENDS = 2;

  /** W in google-research/electra, whatever the size of the encoder. */
  private static final int USUAL_WIDTH = 512;

  private static final String START_OUTPUT = "start_output";
  private static final String END_DENSE = "end_dense";
  private static final String END_OUTPUT = "end_output";
  private static final String NONE_DENSE = "no_answer_dense";
  private static final String NONE_OUTPUT = "no_answer_output";

  /** The head of the published width. */
  public static JointSpanHead of(int hiddenSize, int beam, boolean saysNone) {
    return new JointSpanHead(hiddenSize, USUAL_WIDTH, beam, saysNone);
  }

  @Override
  public String architecture() {
    return ARCHITECTURE;
  }

  /** Matrices (1, H), (W, 2H) and (1, W), each with its bias; for no answer the last two again. */
  @Override
  public List<WeightShape> weights() {
    List<WeightShape> spans =
        WeightShape.all(
            WeightShape.linear(START_OUTPUT, 1, hiddenSize),
            WeightShape.linear(END_DENSE, width, 2L * hiddenSize),
            WeightShape.linear(END_OUTPUT, 1, width));
    return saysNone
        ? WeightShape.all(
            spans,
            WeightShape.linear(NONE_DENSE, width, 2L * hiddenSize),
            WeightShape.linear(NONE_OUTPUT, 1, width))
        : spans;
  }

  @Override
  public int columns() {
    return ENDS + beam + (saysNone ? 1 : 0);
  }

  @Override
  public int rows(ModelInput input) {
    return input.length();
  }

  @Override
  public NDArray loss(Pass pass, InputBatch batch, NDArray hiddenBTH, List<Target> targets) {
    NDArray maskBT = mask(pass, batch, hiddenBTH);
    NDArray startBT = starts(pass, hiddenBTH).add(maskBT);
    NDArray rightB = Tensors.indices(pass.scope(), SpanLoss.starts(targets));
    NDArray endBT = ends(pass, tokens(pass, hiddenBTH), at(pass, hiddenBTH, rightB)).add(maskBT);
    NDArray spans =
        SpanLoss.of(pass.scope(), NDArrays.concat(new NDList(startBT, endBT), 0), targets);
    return saysNone
        ? spans.add(NoAnswerLoss.of(pass, none(pass, hiddenBTH, startBT), targets))
        : spans;
  }

  /** Rows of {@link #columns}; no answer is the same in all rows of a text. */
  @Override
  public NDArray read(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    NDArray maskBT = mask(pass, batch, hiddenBTH);
    NDArray startBT = starts(pass, hiddenBTH).add(maskBT);
    NDArray bestFirstBT = startBT.argSort(1, false);
    NDList columns = new NDList(startBT.logSoftmax(-1), ranks(bestFirstBT));
    NDArray tokensBTW = tokens(pass, hiddenBTH);
    int starts = (int) Math.min(beam, startBT.getShape().get(1));
    for (int rank = 0; rank < starts; rank++) {
      NDArray startBH = at(pass, hiddenBTH, bestFirstBT.get(new NDIndex(":, {}", rank)));
      columns.add(ends(pass, tokensBTW, startBH).add(maskBT).logSoftmax(-1));
    }
    columns.addAll(Collections.nCopies(beam - starts, maskBT));
    if (saysNone) {
      columns.add(none(pass, hiddenBTH, startBT).broadcast(startBT.getShape()));
    }
    return NDArrays.stack(columns, -1)
        .reshape(new Shape(-1, columns()))
        .get(Tensors.indices(pass.scope(), batch.tokens()));
  }

  /** From the tokens by rank to the rank of each, float32. */
  private static NDArray ranks(NDArray bestFirstBT) {
    return bestFirstBT.argSort(1, true).toType(DataType.FLOAT32, false);
  }

  private static NDArray mask(Pass pass, InputBatch batch, NDArray hiddenBTH) {
    int columns = (int) hiddenBTH.getShape().get(1);
    return TokenMask.of(pass.scope(), batch.inputs().size(), columns, batch.answerTokens());
  }

  private static NDArray starts(Pass pass, NDArray hiddenBTH) {
    return pass.wideLinear(hiddenBTH, START_OUTPUT).squeeze(-1);
  }

  /** What the hidden states of tokens bring to the layer before the end (B, T, W). */
  private NDArray tokens(Pass pass, NDArray hiddenBTH) {
    NDArray half = half(pass, hiddenSize);
    return pass.ops()
        .wide(pass.ops().linear(hiddenBTH, half, pass.weight(WeightNames.bias(END_DENSE))));
  }

  /** What stands in the matrix before the end for the start, or for the token (W, H). */
  private NDArray half(Pass pass, int from) {
    NDArray matrix = pass.weight(WeightNames.weight(END_DENSE));
    NDArray half = matrix.get(new NDIndex(":, {}:{}", from, from + hiddenSize));
    half.attach(pass.scope());
    return half;
  }

  /** Logits of the end (B, T), if the answer starts with these hidden states (B, H). */
  private NDArray ends(Pass pass, NDArray tokensBTW, NDArray startBH) {
    NDArray startB1W = startBH.matMul(half(pass, 0).transpose()).expandDims(1);
    return pass.wideLinear(Activation.gelu(tokensBTW.add(startB1W)), END_OUTPUT).squeeze(-1);
  }

  /** The hidden states (B, H) at one position of each text. */
  private static NDArray at(Pass pass, NDArray hiddenBTH, NDArray positionsB) {
    Shape shape = hiddenBTH.getShape();
    int length = (int) shape.get(1);
    int[] rows = IntStream.range(0, (int) shape.get(0)).map(row -> row * length).toArray();
    NDArray places = positionsB.add(Tensors.indices(pass.scope(), rows));
    return hiddenBTH.reshape(new Shape(-1, shape.get(2))).get(places);
  }

  /** Logits of no answer (B, 1). */
  private NDArray none(Pass pass, NDArray hiddenBTH, NDArray startBT) {
    NDArray likelyBH = startBT.softmax(-1).expandDims(1).matMul(hiddenBTH).squeeze(1);
    NDArray firstBH = hiddenBTH.get(new NDIndex(":, 0, :"));
    NDArray bothB2H = NDArrays.concat(new NDList(firstBH, likelyBH), -1);
    return pass.wideLinear(Activation.gelu(pass.wideLinear(bothB2H, NONE_DENSE)), NONE_OUTPUT);
  }
}
