package mcl.base.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

final class CountedRandomTest {
  @Test
  void numbersAreThoseOfSplitMix64InAnyOrder() {
    UniformRandomProvider stream = RandomSource.SPLIT_MIX_64.create(42L);
    long[] expected = stream.longs(100).toArray();
    CountedRandom counted = new CountedRandom(42);
    for (int i = 99; i >= 0; i--) {
      assertEquals(expected[i], counted.at(i));
      assertEquals((expected[i] >>> 11) * 0x1p-53, counted.uniform(i));
    }
  }

  @Test
  void numbersAndTextsGiveOtherStreams() {
    CountedRandom random = new CountedRandom(1);
    assertNotEquals(random.with(0).at(0), random.with(1).at(0));
    assertNotEquals(random.with(bytes("a")).at(0), random.with(bytes("b")).at(0));
    assertNotEquals(random.with(bytes("a")).at(0), new CountedRandom(2).with(bytes("a")).at(0));
  }

  /** The hashes of the FNV reference code for these texts, mixed with seed 0. */
  @Test
  void textsAreHashedByFnv1a() {
    assertEquals(
        RandomStreams.mix(0xcbf29ce484222325L), new CountedRandom(0).with(bytes("")).seed());
    assertEquals(
        RandomStreams.mix(0xaf63dc4c8601ec8cL), new CountedRandom(0).with(bytes("a")).seed());
    assertEquals(
        RandomStreams.mix(0x85944171f73967e8L), new CountedRandom(0).with(bytes("foobar")).seed());
  }

  @Test
  void uniformNumbersFillTheUnitInterval() {
    CountedRandom random = new CountedRandom(9);
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      double number = random.uniform(i);
      assertTrue(number >= 0 && number < 1);
      sum += number;
    }
    assertEquals(0.5, sum / 10_000, 0.01);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
