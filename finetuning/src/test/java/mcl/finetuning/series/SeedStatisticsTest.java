package mcl.finetuning.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SeedStatisticsTest {
  @Test
  void ofSeveralSeeds() {
    SeedStatistics seeds = SeedStatistics.of(0.5, 0.9, 0.6, 0.4);
    assertEquals(0.55, seeds.median(), 1e-12);
    assertEquals(0.6, seeds.mean(), 1e-12);
    assertEquals(Math.sqrt(0.14 / 3), seeds.standardDeviation(), 1e-12);
    assertEquals(0.4, seeds.min());
    assertEquals(0.9, seeds.max());
  }

  @Test
  void oneRunHasNoSpread() {
    assertEquals(new SeedStatistics(1, 0.7, 0.7, 0, 0.7, 0.7), SeedStatistics.of(0.7));
  }
}
