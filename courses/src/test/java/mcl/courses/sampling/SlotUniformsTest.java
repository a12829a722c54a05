package mcl.courses.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import mcl.base.random.RandomStreams;
import mcl.courses.TinyBatch;
import org.junit.jupiter.api.Test;

final class SlotUniformsTest {
  @Test
  void areUniformBelowOneOnAGridThatFloatsHold() {
    float[] values = draw(1, 0, 1, 40_000);
    double sum = 0;
    int[] tenths = new int[10];
    for (float value : values) {
      assertTrue(value >= 0 && value <= 1 - 0x1p-23f, "drew " + value);
      assertEquals(0, value * 0x1p23f % 1);
      sum += value;
      tenths[(int) (value * 10)]++;
    }
    assertEquals(0.5, sum / values.length, 0.006);
    double statistic =
        Arrays.stream(tenths).mapToDouble(n -> (n - 4_000.0) * (n - 4_000.0) / 4_000).sum();
    // The 99.9th percentile of chi-squared with 9 degrees of freedom.
    assertTrue(statistic < 27.88, "chi-squared " + statistic);
  }

  @Test
  void aRowDrawsTheSameWhateverStandsAboveIt() {
    float[] alone = draw(1, 0, 1, 0, 5);
    float[] below = draw(1, 0, 1, 7, 5);
    assertArrayEquals(alone, Arrays.copyOfRange(below, 7, 12));
    float[] shorter = draw(1, 0, 1, 7, 3);
    assertArrayEquals(Arrays.copyOf(below, 10), shorter, "and the first slots of a row stay");
  }

  @Test
  void seedStepAndCourseEachMatter() {
    float[] values = draw(1, 2, 3, 8);
    assertArrayEquals(values, draw(1, 2, 3, 8));
    assertFalse(Arrays.equals(values, draw(2, 2, 3, 8)));
    assertFalse(Arrays.equals(values, draw(1, 3, 3, 8)));
    assertFalse(Arrays.equals(values, draw(1, 2, 4, 8)));
  }

  private static float[] draw(long seed, long step, long course, int... perRow) {
    return SlotUniforms.draw(TinyBatch.slots(perRow), new RandomStreams(seed), step, course)
        .values();
  }
}
