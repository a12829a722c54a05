package mcl.base.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

final class RandomStreamsTest {
  private static final RandomStreams STREAMS = new RandomStreams(42);

  /** If these change, no old run can be repeated, and data comes in another order. */
  @Test
  void keysNeverChange() {
    long[] keys = {
      0xbdd732262feb6e95L,
      0x28efe333b266f103L,
      0x47526757130f9f52L,
      0x581ce1ff0e4ae394L,
      0x09bc585a244823f2L,
      0xde4431fa3c80db06L,
      0x37e9671c45376d5dL,
      0xccf635ee9e9e2fa4L
    };
    for (Purpose purpose : Purpose.values()) {
      assertEquals(keys[purpose.ordinal()], STREAMS.key(purpose), purpose.name());
    }
    assertEquals(0x0eb310dc4b71826eL, STREAMS.key(Purpose.CORRUPTION, 0));
    assertEquals(0x82c345d8dcfb9df3L, STREAMS.key(Purpose.CORRUPTION, 0, 0));
    assertEquals(0xa1925fdfe6fb9d56L, STREAMS.key(Purpose.CORRUPTION, 5, 7, 9));
    assertEquals(0xdcb6a77ccbe79ceeL, STREAMS.key(Purpose.CORRUPTION, -1));
    assertEquals(0xe4d971771b652c20L, new RandomStreams(-1).key(Purpose.DATA_ORDER));
  }

  /** The long values follow from the paper's definition of SplitMix64, computed elsewhere. */
  @Test
  void valuesNeverChange() {
    UniformRandomProvider longs = STREAMS.stream(Purpose.CORRUPTION, 5, 7);
    assertEquals(0x3a8100ea3bb677afL, longs.nextLong());
    assertEquals(0xaec13072b663ac0dL, longs.nextLong());
    assertEquals(0xd9529acebe426dbeL, longs.nextLong());
    UniformRandomProvider others = STREAMS.stream(Purpose.CORRUPTION, 5, 7);
    assertArrayEquals(
        new int[] {233, 228, 712, 682},
        IntStream.range(0, 4).map(i -> others.nextInt(1000)).toArray());
    assertEquals(-1102942786, others.nextInt());
    assertEquals(0.13251169439615207, others.nextDouble());
    assertEquals(0.84891665f, others.nextFloat());
  }

  @Test
  void streamsBeginAnewEachTime() {
    UniformRandomProvider first = STREAMS.stream(Purpose.SAMPLING, 3);
    long begin = first.nextLong();
    assertNotEquals(begin, first.nextLong());
    assertEquals(begin, STREAMS.stream(Purpose.SAMPLING, 3).nextLong());
  }

  @Test
  void allKeysDiffer() {
    Set<Long> keys = new HashSet<>();
    int count = 0;
    for (long seed = -2; seed < 3; seed++) {
      for (Purpose purpose : Purpose.values()) {
        for (long a = -2; a < 30; a++) {
          keys.add(new RandomStreams(seed).key(purpose, a));
          for (long b = -2; b < 30; b++) {
            keys.add(new RandomStreams(seed).key(purpose, a, b));
          }
        }
        keys.add(new RandomStreams(seed).key(purpose));
      }
      count += Purpose.values().length * (1 + 32 + 32 * 32);
    }
    assertEquals(count, keys.size());
  }

  @Test
  void oneStreamIsUniform() {
    UniformRandomProvider stream = STREAMS.stream(Purpose.SAMPLING);
    assertUniform(i -> stream.nextInt(256));
    assertUniform(i -> (int) (stream.nextDouble() * 256));
    assertUniform(i -> (int) (stream.nextFloat() * 256));
  }

  @Test
  void firstValuesOfNeighbouringStreamsAreUniform() {
    assertUniform(i -> STREAMS.stream(Purpose.SAMPLING, i).nextInt(256));
    assertUniform(i -> STREAMS.stream(Purpose.SAMPLING, 7, i).nextInt(256));
    assertUniform(i -> STREAMS.stream(Purpose.SAMPLING, i, 7).nextInt(256));
    assertUniform(i -> new RandomStreams(i).stream(Purpose.SAMPLING).nextInt(256));
  }

  @Test
  void neighbouringStreamsAreIndependent() {
    assertUniform(i -> 16 * draw(Purpose.SAMPLING, i) + draw(Purpose.SAMPLING, i + 1));
    assertUniform(i -> 16 * draw(Purpose.SAMPLING, i) + draw(Purpose.CORRUPTION, i));
    assertUniform(i -> 16 * draw(Purpose.SAMPLING, i) + draw(Purpose.SAMPLING, i, 0));
    assertUniform(i -> 16 * draw(Purpose.SAMPLING, i, i + 1) + draw(Purpose.SAMPLING, i + 1, i));
  }

  private static int draw(Purpose purpose, long... coordinates) {
    return STREAMS.stream(purpose, coordinates).nextInt(16);
  }

  /**
   * Sorts 2^16 values below 256 into their bins: chi-square with 255 degrees of freedom lies
   * outside of these bounds once in 10,000 times on either side. The values are fixed, so is the
   * verdict.
   */
  private static void assertUniform(IntUnaryOperator values) {
    int draws = 1 << 16;
    long[] bins = new long[256];
    IntStream.range(0, draws).map(values).forEach(value -> bins[value]++);
    double expected = draws / 256.0;
    double chiSquare = 0;
    for (long bin : bins) {
      chiSquare += (bin - expected) * (bin - expected) / expected;
    }
    assertTrue(179 < chiSquare && chiSquare < 348, "chi-square " + chiSquare);
  }
}
