package mcl.model.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.stream.IntStream;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DropoutMasksEngineTest {
  private final NDManager scope = NDManager.newBaseManager();
  private final DropoutMasks masks = new DropoutMasks();

  @AfterEach
  void close() {
    scope.close();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.3, 0.5, 0.9})
  void dropsItsShareAndScalesTheRestExactly(double probability) {
    int size = 200_000;
    float[] kept = dropped(1, probability, size);
    int levels = (int) Math.round(256 * probability);
    float scale = 256f / (256 - levels);
    int zeros = 0;
    double sum = 0;
    for (float value : kept) {
      zeros += value == 0 ? 1 : 0;
      sum += value;
      assertEquals(value == 0 ? 0 : scale, value);
    }
    double expected = levels / 256.0;
    double deviation = Math.sqrt(expected * (1 - expected) / size);
    assertEquals(expected, (double) zeros / size, 5 * deviation);
    assertEquals(1, sum / size, 5 * deviation * scale, "the mean is kept");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 4_001})
  void everyPlaceIsDroppedSometimes(int size) {
    boolean[] seen = new boolean[size];
    for (int seed = 0; seed < 40; seed++) {
      float[] values = dropped(seed, 0.5, size);
      IntStream.range(0, size).filter(i -> values[i] == 0).forEach(i -> seen[i] = true);
    }
    assertEquals(size, IntStream.range(0, size).filter(i -> seen[i]).count());
  }

  @Test
  void theSameStreamGivesTheSameMask() {
    assertArrayEquals(dropped(5, 0.1, 999), dropped(5, 0.1, 999));
    assertFalse(Arrays.equals(dropped(5, 0.1, 999), dropped(6, 0.1, 999)));
  }

  @Test
  void masksOfOnePassDifferAndStayAsTheyWere() {
    Dropout dropout = masks.at(scope, stream(1));
    NDArray ones = scope.ones(new Shape(1_000));
    NDArray first = dropout.apply(ones, 0.5);
    float[] before = first.toFloatArray();
    NDArray second = dropout.apply(ones, 0.5);
    NDArray larger = dropout.apply(scope.ones(new Shape(100, 1_000)), 0.5);
    assertFalse(Arrays.equals(before, second.toFloatArray()));
    assertEquals(100_000, larger.size());
    assertArrayEquals(before, first.toFloatArray(), "the shared buffer is no part of a mask");
  }

  @Test
  void probabilityZeroIsTheIdentityAndDrawsNothing() {
    UniformRandomProvider stream = stream(1);
    NDArray values = scope.ones(new Shape(3));
    assertSame(values, masks.at(scope, stream).apply(values, 0));
    assertEquals(stream(1).nextLong(), stream.nextLong());
    assertSame(values, Dropout.NONE.apply(values, 0.5));
  }

  @Test
  void gradientFlowsThroughKeptValuesOnly() {
    NDArray values = scope.arange(1, 501, 1).toType(DataType.FLOAT32, false);
    values.setRequiresGradient(true);
    NDArray kept;
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      kept = masks.at(scope, stream(2)).apply(values, 0.25);
      tape.backward(kept.sum());
    }
    float[] gradient = values.getGradient().toFloatArray();
    float[] result = kept.toFloatArray();
    for (int i = 0; i < gradient.length; i++) {
      assertEquals(result[i] == 0 ? 0f : 256f / 192, gradient[i]);
    }
  }

  private float[] dropped(long seed, double probability, int size) {
    return masks
        .at(scope, stream(seed))
        .apply(scope.ones(new Shape(size)), probability)
        .toFloatArray();
  }

  private static UniformRandomProvider stream(long seed) {
    return new RandomStreams(seed).stream(Purpose.DROPOUT, 0);
  }
}
