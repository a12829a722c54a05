package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mcl.bridge.ops.OpsKind;
import mcl.bridge.ops.Precision;
import mcl.bridge.ops.TensorOps;
import mcl.courses.loss.LossMix;
import mcl.courses.pass.Study;
import mcl.model.encoder.Activations;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.DropoutMasks;
import mcl.model.encoder.RecomputedActivations;
import mcl.model.weights.Weights;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The engine wraps memory of Java buffers, and a graph does not keep them alive: whatever a
 * backward pass still reads must belong to the scope of the step. Here the garbage of the forward
 * pass is collected, and its memory written over, before each backward pass. With a {@code
 * mul(Number)} anywhere in the forward pass, this fails.
 */
final class GradientLifetimeEngineTest {
  private static final int PASSES = 25;
  private static final int BUFFERS = 4_000;

  @ParameterizedTest
  @CsvSource({
    "PLAIN, FLOAT32, false",
    "NATIVE, FLOAT32, false",
    "NATIVE, BFLOAT16, false",
    "PLAIN, FLOAT32, true",
    "NATIVE, FLOAT32, true"
  })
  void theSamePassGivesTheSameBitsWhateverIsCollectedInBetween(
      OpsKind kind, Precision precision, boolean recompute) {
    Supplier<Activations> kept = recompute ? RecomputedActivations::new : () -> Activations.KEPT;
    TensorOps ops = kind.at(precision);
    try (TinyCourse course = TinyCourse.open(0.1, ops)) {
      Assignment assignment = course.prepare(TinyBatch.padded(TinyBatch.of(1, 4, 12), 2), 0);
      List<float[]> expected = gradients(course, ops, kept.get(), assignment, () -> {});
      for (int pass = 0; pass < PASSES; pass++) {
        List<float[]> actual =
            gradients(
                course,
                ops,
                kept.get(),
                assignment,
                GradientLifetimeEngineTest::collectAndOverwrite);
        for (int i = 0; i < expected.size(); i++) {
          assertArrayEquals(expected.get(i), actual.get(i), "weight " + i + ", pass " + pass);
        }
      }
    }
  }

  private static List<float[]> gradients(
      TinyCourse course,
      TensorOps ops,
      Activations activations,
      Assignment assignment,
      Runnable betweenThePasses) {
    try (NDManager scope = course.run().newSubManager()) {
      Weights leaves = course.weights().leaves(scope);
      Dropout dropout = new DropoutMasks(ops).at(scope, RandomSource.SPLIT_MIX_64.create(3));
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDArray loss =
            LossMix.total(
                scope,
                course
                    .curriculum()
                    .study(new Study(scope, leaves, dropout, activations), assignment)
                    .terms());
        betweenThePasses.run();
        activations.backward(tape, loss);
      }
      List<float[]> gradients = new ArrayList<>();
      leaves.names().forEach(name -> gradients.add(leaves.get(name).getGradient().toFloatArray()));
      return gradients;
    }
  }

  /** Frees what nobody holds, and hands the same small blocks out again, full of ones. */
  private static void collectAndOverwrite() {
    System.gc();
    List<ByteBuffer> blocks = new ArrayList<>();
    for (int i = 0; i < BUFFERS; i++) {
      ByteBuffer block = ByteBuffer.allocateDirect(i % 16 == 0 ? 2_048 : 4 << i % 4);
      while (block.hasRemaining()) {
        block.put((byte) -1);
      }
      blocks.add(block);
    }
  }
}
