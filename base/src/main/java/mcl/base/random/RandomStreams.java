package mcl.base.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Gives each purpose and each coordinate (step, row, course ...) its own reproducible random
 * stream.
 *
 * <p>A stream is a pure function of (seed, purpose, coordinates): there is no state to save, and
 * nothing depends on threads, micro-batches or ranks. The coordinates are hashed into the 64-bit
 * seed of a SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014).
 */
public record RandomStreams(long seed) {
  static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** The stream of these coordinates, always from its beginning. */
  public UniformRandomProvider stream(Purpose purpose, long... coordinates) {
    return RandomSource.SPLIT_MIX_64.create(key(purpose, coordinates));
  }

  /** The 64-bit key of these coordinates, for consumers that count by themselves. */
  public long key(Purpose purpose, long... coordinates) {
    long hash = mix(seed + GOLDEN_GAMMA * purpose.key());
    for (long coordinate : coordinates) {
      hash = mix(hash * 31 + GOLDEN_GAMMA * (coordinate + 1));
    }
    return hash;
  }

  /** Stafford's variant 13 of the 64-bit finalizer, the one SplitMix64 uses. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
