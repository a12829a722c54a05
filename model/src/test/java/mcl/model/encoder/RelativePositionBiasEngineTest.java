package mcl.model.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import mcl.base.random.RandomStreams;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.EncoderConfig;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RelativePositionBiasEngineTest {
  private static final int BUCKETS = 8;
  private static final int MAX_DISTANCE = 6;
  private static final int COLUMNS = 7;

  private final NDManager scope = NDManager.newBaseManager();
  private final EncoderConfig config =
      TinyElectra.config(0)
          .withRelativePositions(BUCKETS, MAX_DISTANCE)
          .discriminator(TinyVocabulary.SIZE);
  private final RelativePositionBias bias = new RelativePositionBias(config);
  private final StateDict weights =
      StateDict.create(scope, bias.weights(), new Initialization(new RandomStreams(1), 1));

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void eachPairOfTokensHasTheNumberOfItsBucket() {
    NDArray added = bias.forward(pass(weights.frozen(scope)), positions());
    assertEquals(new Shape(1, 2, COLUMNS, COLUMNS), added.getShape());
    DistanceBuckets buckets = new DistanceBuckets(BUCKETS, MAX_DISTANCE);
    NDArray table = weights.get("electra.encoder.relative_attention_bias.weight");
    for (int head = 0; head < 2; head++) {
      for (int query = 0; query < COLUMNS; query++) {
        for (int key = 0; key < COLUMNS; key++) {
          assertEquals(
              table.getFloat(buckets.of(key - query), head), added.getFloat(0, head, query, key));
        }
      }
    }
  }

  @Test
  void positionsOfEachRowCount() {
    NDArray rows = scope.create(new long[] {0, 1, 2, 3, 0, 0, 1, 0, 1, 2, 3, 4, 5, 6});
    NDArray added = bias.forward(pass(weights.frozen(scope)), rows.reshape(new Shape(2, COLUMNS)));
    assertEquals(new Shape(2, 2, COLUMNS, COLUMNS), added.getShape());
    NDArray shared = bias.forward(pass(weights.frozen(scope)), positions());
    assertArrayEquals(shared.get(0).toFloatArray(), added.get(1).toFloatArray());
    assertEquals(added.getFloat(0, 1, 0, 0), added.getFloat(0, 1, 0, 4), "both at position 0");
    assertEquals(added.getFloat(0, 0, 0, 1), added.getFloat(0, 0, 5, 6), "one step apart");
  }

  @Test
  void gradientsCountHowOftenABucketIsUsed() {
    Weights leaves = weights.leaves(scope);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(bias.forward(pass(leaves), positions()).sum());
    }
    NDArray taught = leaves.get("electra.encoder.relative_attention_bias.weight").getGradient();
    DistanceBuckets buckets = new DistanceBuckets(BUCKETS, MAX_DISTANCE);
    float[] expected = new float[2 * BUCKETS];
    for (int distance = 1 - COLUMNS; distance < COLUMNS; distance++) {
      expected[2 * buckets.of(distance)] += COLUMNS - Math.abs(distance);
      expected[2 * buckets.of(distance) + 1] += COLUMNS - Math.abs(distance);
    }
    assertArrayEquals(expected, taught.toFloatArray());
  }

  @Test
  void whatAMaskHidesStaysHidden() {
    Encoder encoder = new Encoder(config);
    StateDict all =
        StateDict.create(
            scope,
            WeightShape.all(encoder.sharedWeights(), encoder.ownWeights()),
            new Initialization(new RandomStreams(2), 0.5));
    int[] ids = TinyVocabulary.sentence(3, COLUMNS);
    int[] others = ids.clone();
    others[5] = TinyVocabulary.FIRST_WORD;
    others[6] = TinyVocabulary.MASK;
    NDArray hidden = encoder.forward(pass(all.frozen(scope)), padded(ids));
    NDArray same = encoder.forward(pass(all.frozen(scope)), padded(others));
    assertArrayEquals(
        hidden.get("0, :5").toFloatArray(), same.get("0, :5").toFloatArray(), "visible tokens");
  }

  @Test
  void nothingOutlivesTheStep() {
    int before = scope.getManagedArrays().size();
    try (NDManager step = scope.newSubManager()) {
      Weights leaves = weights.leaves(step);
      bias.forward(new Pass(step, leaves::get, Dropout.NONE), step.arange(0, 5, 1, DataType.INT64));
    }
    assertEquals(before, scope.getManagedArrays().size());
  }

  private EncoderInput padded(int[] ids) {
    boolean[] visible = {true, true, true, true, true, false, false};
    return Tensors.input(scope, ids, COLUMNS, Tensors.padding(scope, visible, COLUMNS));
  }

  private NDArray positions() {
    return scope.arange(0, COLUMNS, 1, DataType.INT64);
  }

  private Pass pass(Weights leaves) {
    return new Pass(scope, leaves::get, Dropout.NONE);
  }
}
