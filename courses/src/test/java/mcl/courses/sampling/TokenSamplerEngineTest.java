package mcl.courses.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.stream.IntStream;
import mcl.base.random.RandomStreams;
import mcl.courses.TinyBatch;
import mcl.model.tensors.SlotLogits;
import mcl.model.tensors.Tensors;
import mcl.tokenization.vocabulary.SpecialTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenSamplerEngineTest {
  /** The first id and the last are special. */
  private static final SpecialTokens SPECIAL = new SpecialTokens(0, 1, 2, 5, 11);

  private static final int VOCABULARY = 12;

  private final NDManager scope = NDManager.newBaseManager();
  private final TokenSampler sampler = new TokenSampler(VOCABULARY, SPECIAL);

  @AfterEach
  void close() {
    scope.close();
  }

  /** Flat, as they are, and so peaked that one token has more than two thirds. */
  @ParameterizedTest
  @ValueSource(floats = {0, 1, 3})
  void frequenciesFollowTheSoftmaxOfOrdinaryTokens(float sharpness) {
    float[] logits = {3, 0.5f, 3, -1, 0, 3, 1.5f, -2, 0.7f, 1, -0.3f, 3};
    for (int id = 0; id < VOCABULARY; id++) {
      logits[id] *= sharpness;
    }
    int draws = 40_000;
    int[] counts = new int[VOCABULARY];
    for (int id : draw(rows(logits, draws), uniforms(1, draws))) {
      counts[id]++;
    }
    assertEquals(
        0, IntStream.range(0, VOCABULARY).filter(SPECIAL::isSpecial).map(id -> counts[id]).sum());
    double statistic = chiSquared(logits, counts, draws);
    // The 99.9th percentile of chi-squared with 7 degrees of freedom; with rare ones joined, fewer.
    assertTrue(statistic < 24.32, "chi-squared " + statistic);
  }

  /** Tokens that are expected fewer than ten times are counted together. */
  private static double chiSquared(float[] logits, int[] counts, int draws) {
    int[] ordinary = IntStream.range(0, VOCABULARY).filter(id -> !SPECIAL.isSpecial(id)).toArray();
    double total = IntStream.of(ordinary).mapToDouble(id -> Math.exp(logits[id])).sum();
    double statistic = 0;
    double rareExpected = 0;
    int rareCount = 0;
    for (int id : ordinary) {
      double expected = draws * Math.exp(logits[id]) / total;
      boolean rare = expected < 10;
      rareExpected += rare ? expected : 0;
      rareCount += rare ? counts[id] : 0;
      statistic += rare ? 0 : (counts[id] - expected) * (counts[id] - expected) / expected;
    }
    double gap = rareCount - rareExpected;
    return statistic + (rareExpected == 0 ? 0 : gap * gap / rareExpected);
  }

  @ParameterizedTest
  @ValueSource(floats = {20, 90, 110, 1e4f})
  void aSpecialTokenIsNeverDrawnHoweverLikely(float lead) {
    float[] logits = new float[VOCABULARY];
    for (int id = 0; id < VOCABULARY; id++) {
      logits[id] = SPECIAL.isSpecial(id) ? lead : 0;
    }
    int[] drawn = draw(rows(logits, 800), uniforms(2, 800));
    int[] counts = new int[VOCABULARY];
    Arrays.stream(drawn).forEach(id -> counts[id]++);
    for (int id = 0; id < VOCABULARY; id++) {
      assertEquals(SPECIAL.isSpecial(id) ? 0 : 100, counts[id], SPECIAL.isSpecial(id) ? 0 : 50);
    }
  }

  @Test
  void aCertainTokenIsAlwaysDrawn() {
    for (int certain : new int[] {1, 3, 10}) {
      float[] logits = new float[VOCABULARY];
      logits[certain] = 60;
      assertTrue(
          Arrays.stream(draw(rows(logits, 300), uniforms(3, 300))).allMatch(id -> id == certain));
    }
  }

  @Test
  void aLargeVocabularyIsCoveredEvenly() {
    int vocabulary = 30_522;
    TokenSampler large = new TokenSampler(vocabulary, new SpecialTokens(0, 100, 101, 102, 103));
    NDArray flat = scope.zeros(new Shape(2_000, vocabulary));
    int[] drawn = Tensors.toInts(large.draw(scope, new SlotLogits(flat), uniforms(4, 2_000)));
    double mean = Arrays.stream(drawn).average().orElseThrow();
    assertEquals(vocabulary / 2.0, mean, 4 * vocabulary / Math.sqrt(12 * 2_000));
    assertTrue(Arrays.stream(drawn).allMatch(id -> id > 0 && id < vocabulary));
  }

  @Test
  void halvesOfABatchDrawTheSameAsTheWhole() {
    NDArray logits = scope.randomNormal(0, 2, new Shape(10, VOCABULARY), DataType.FLOAT32);
    int[] whole = draw(logits, uniforms(5, 6, 4));
    int[] upper = draw(logits.get(new NDIndex("0:6")), uniforms(5, 6));
    int[] lower = draw(logits.get(new NDIndex("6:")), uniforms(5, 0, 4));
    assertArrayEquals(
        whole, IntStream.concat(Arrays.stream(upper), Arrays.stream(lower)).toArray());
  }

  @Test
  void noGradientPassesThrough() {
    NDArray leaf = scope.ones(new Shape(3, VOCABULARY));
    leaf.setRequiresGradient(true);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray logits = leaf.mul(leaf);
      NDArray drawn = sampler.draw(scope, new SlotLogits(logits), uniforms(6, 3));
      assertFalse(drawn.hasGradient());
      NDArray ids = drawn.toType(DataType.FLOAT32, false).sum();
      tape.backward(logits.sum().mul(ids));
      float sum = ids.getFloat();
      for (float gradient : leaf.getGradient().toFloatArray()) {
        assertEquals(2 * sum, gradient, "only what stands beside the sample");
      }
    }
  }

  @Test
  void leavesOnlyTheResultBehind() {
    NDArray logits = scope.ones(new Shape(3, VOCABULARY));
    int before = scope.getManagedArrays().size();
    NDArray drawn = sampler.draw(scope, new SlotLogits(logits), uniforms(7, 3));
    assertEquals(before + 1, scope.getManagedArrays().size());
    assertEquals(DataType.INT64, drawn.getDataType());
    assertEquals(new Shape(3), drawn.getShape());
  }

  private int[] draw(NDArray logits, SlotUniforms uniforms) {
    return Tensors.toInts(sampler.draw(scope, new SlotLogits(logits), uniforms));
  }

  private NDArray rows(float[] logits, int count) {
    return scope.create(logits, new Shape(1, logits.length)).repeat(0, count);
  }

  private static SlotUniforms uniforms(long seed, int... perRow) {
    return SlotUniforms.draw(TinyBatch.slots(perRow), new RandomStreams(seed), 0, 1);
  }
}
