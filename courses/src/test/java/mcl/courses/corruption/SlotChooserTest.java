package mcl.courses.corruption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.TinyBatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlotChooserTest {
  @Property(tries = 2_000)
  void choosesItsShareOfTheOrdinaryTokens(
      @ForAll @Size(max = 120) @IntRange(max = 9) int[] ids,
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double rate,
      @ForAll long seed) {
    SlotChooser chooser = new SlotChooser(rate, TinyBatch.SPECIAL);
    int[] chosen = chooser.choose(ids, stream(seed));
    long candidates = Arrays.stream(ids).filter(id -> !TinyBatch.SPECIAL.isSpecial(id)).count();
    long expected = candidates == 0 ? 0 : Math.max(1, Math.round(rate * candidates));
    assertEquals(expected, chosen.length);
    for (int i = 0; i < chosen.length; i++) {
      assertFalse(TinyBatch.SPECIAL.isSpecial(ids[chosen[i]]), "a special token at " + chosen[i]);
      assertTrue(i == 0 || chosen[i] > chosen[i - 1], "positions rise");
    }
    assertArrayEquals(chosen, chooser.choose(ids, stream(seed)));
  }

  @Test
  void theUnknownTokenStandsForText() {
    int unknown = TinyBatch.SPECIAL.unknown();
    SlotChooser chooser = new SlotChooser(0.15, TinyBatch.SPECIAL);
    assertArrayEquals(new int[] {1}, chooser.choose(new int[] {2, unknown, 3}, stream(1)));
  }

  @Test
  void everyPairOfPositionsIsEquallyLikely() {
    int[] ids = {2, 7, 7, 7, 7, 7, 3};
    SlotChooser chooser = new SlotChooser(0.4, TinyBatch.SPECIAL);
    UniformRandomProvider random = stream(5);
    int[] counts = new int[49];
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      int[] pair = chooser.choose(ids, random);
      assertEquals(2, pair.length);
      counts[pair[0] * 7 + pair[1]]++;
    }
    double expected = draws / 10.0;
    double statistic =
        Arrays.stream(counts)
            .filter(count -> count > 0)
            .mapToDouble(count -> (count - expected) * (count - expected) / expected)
            .sum();
    assertEquals(10, Arrays.stream(counts).filter(count -> count > 0).count());
    // The 99.9th percentile of chi-squared with 9 degrees of freedom.
    assertTrue(statistic < 27.88, "chi-squared " + statistic);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
  void impossibleRatesAreRefused(double rate) {
    assertThrows(IllegalArgumentException.class, () -> new SlotChooser(rate, TinyBatch.SPECIAL));
  }

  private static UniformRandomProvider stream(long seed) {
    return new RandomStreams(seed).stream(Purpose.CORRUPTION);
  }
}
