package mcl.base.random;

/**
 * A random stream that can be read at any place, in any order and from several threads: its numbers
 * are those of a SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014) with this seed.
 */
public record CountedRandom(long seed) {
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  /** Another stream, for this number. */
  public CountedRandom with(long number) {
    return new CountedRandom(at(number));
  }

  /** Another stream, for this text; bytes are hashed by 64-bit FNV-1a. */
  public CountedRandom with(byte[] text) {
    long hash = FNV_OFFSET;
    for (byte value : text) {
      hash = (hash ^ (value & 0xFF)) * FNV_PRIME;
    }
    return new CountedRandom(RandomStreams.mix(seed ^ hash));
  }

  /** The 64 random bits at a place, counted from 0. */
  public long at(long index) {
    return RandomStreams.mix(seed + RandomStreams.GOLDEN_GAMMA * (index + 1));
  }

  /** A number from 0 (inclusive) to 1 at a place: a multiple of 2^-53. */
  public double uniform(long index) {
    return (at(index) >>> 11) * 0x1p-53;
  }
}
