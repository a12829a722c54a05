package mcl.cli.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import mcl.courses.CourseShare;
import mcl.pretraining.BatchConfig;
import mcl.pretraining.BatchWarmup;
import mcl.pretraining.estimate.MemoryEstimate;
import org.junit.jupiter.api.Test;

final class MemoryAdviceTest {
  private static final long GIB = 1L << 30;
  private static final MemoryEstimate FORTY_ONE =
      new MemoryEstimate(GIB / 4, GIB / 4, GIB / 4, 40 * GIB, GIB / 4);

  @Test
  void fits_saysNothing() {
    assertEquals(Optional.empty(), advice(0, BatchWarmup.NONE).text(46 * GIB));
  }

  @Test
  void doesNotFit_namesTheLargestPartThatDoes() {
    assertEquals(
        "the run needs about 41.0 GiB of memory, but this machine has 16.0 GiB: --set"
            + " batch.microBatch=8 needs about 14.3 GiB; gradients of the parts add up.",
        advice(0, BatchWarmup.NONE).text(16 * GIB).orElseThrow());
  }

  @Test
  void parts_areCountedFromThoseOfTheConfiguration() {
    assertTrue(text(12, BatchWarmup.NONE, 16).contains("microBatch=4 needs about 14.3 GiB"));
  }

  @Test
  void aTenthOfTheMachine_isLeftFree() {
    assertTrue(advice(0, BatchWarmup.NONE).text(45 * GIB).isPresent());
    assertTrue(text(0, BatchWarmup.NONE, 15).contains("microBatch=6 needs about 11.0 GiB"));
  }

  @Test
  void growingBatch_keepsItsMicroBatch() {
    assertTrue(text(0, new BatchWarmup(6, 10), 16).contains("use --recompute"));
  }

  @Test
  void nothingFits_saysWhatElseHelps() {
    String rest = "shorter sequences or a smaller model.";
    assertTrue(text(0, BatchWarmup.NONE, 1).endsWith("use --recompute, " + rest));
    MemoryAdvice recomputed = new MemoryAdvice(FORTY_ONE, BatchConfig.of(24), true);
    assertTrue(recomputed.text(GIB).orElseThrow().endsWith("use " + rest));
  }

  private static String text(int microBatch, BatchWarmup warmup, long gib) {
    return advice(microBatch, warmup).text(gib * GIB).orElseThrow();
  }

  /** Batches of 24 sequences. */
  private static MemoryAdvice advice(int microBatch, BatchWarmup warmup) {
    return new MemoryAdvice(
        FORTY_ONE, new BatchConfig(24, microBatch, warmup, CourseShare.FULL, 1), false);
  }
}
