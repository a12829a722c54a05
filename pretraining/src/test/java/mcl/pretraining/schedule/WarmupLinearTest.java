package mcl.pretraining.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class WarmupLinearTest {
  @Test
  void risesAndFallsInStraightLines() {
    assertArrayEquals(
        new double[] {0.25, 0.5, 0.75, 1, 1, 5 / 6.0, 4 / 6.0, 3 / 6.0, 2 / 6.0, 1 / 6.0},
        shares(new WarmupLinear(4, 10)),
        1e-12);
  }

  @Test
  void withoutWarmupItStartsAtTheTop() {
    assertArrayEquals(new double[] {1, 0.75, 0.5, 0.25}, shares(new WarmupLinear(0, 4)), 1e-12);
  }

  @Test
  void mayRiseToTheEnd() {
    assertArrayEquals(new double[] {0.25, 0.5, 0.75, 1}, shares(new WarmupLinear(4, 4)), 1e-12);
  }

  @Test
  void behindTheEndNothingIsLearned() {
    assertEquals(0, new WarmupLinear(2, 5).share(5));
    assertEquals(0, new WarmupLinear(2, 5).share(1_000));
  }

  @Property
  void everyStepLearnsAndNoneMoreThanTheTop(
      @ForAll @IntRange(min = 1, max = 1_000) int total,
      @ForAll @DoubleRange(min = 0, max = 1) double warmup) {
    double[] shares = shares(new WarmupLinear(Math.round(warmup * total), total));
    double highest = 0;
    for (int i = 0; i < shares.length; i++) {
      assertTrue(shares[i] > 0 && shares[i] <= 1);
      highest = Math.max(highest, shares[i]);
    }
    assertEquals(1, highest);
  }

  @Test
  void aConfigMakesItsCurve() {
    ScheduleConfig config = new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, 4, 10);
    assertInstanceOf(WarmupLinear.class, config.schedule());
    assertEquals(0.25, config.schedule().share(0));
  }

  @Test
  void impossibleLengthsAreRefused() {
    for (long[] lengths : new long[][] {{0, 0}, {-1, 5}, {6, 5}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, lengths[0], lengths[1]));
    }
  }

  private static double[] shares(WarmupLinear schedule) {
    return LongStream.range(0, schedule.totalSteps()).mapToDouble(schedule::share).toArray();
  }
}
