package mcl.model.encoder;

/**
 * Which bucket a distance between two tokens falls into (Raffel et al. 2020, section 2.1, in the
 * form for both directions): half of the buckets are for keys at or before the query, half for
 * those behind it. In each half, the first half again holds one distance a bucket; the rest grow
 * logarithmically up to the maximum, and what is further away falls into the last.
 *
 * @param buckets an even number from 4 on
 * @param maxDistance above a quarter of the buckets
 */
record DistanceBuckets(int buckets, int maxDistance) {

  /**
   * The bucket of a key at this distance behind the query; negative where it stands before. In
   * float32, as T5 computes it: at the borders of buckets that makes a difference.
   */
  int of(int distance) {
    int half = buckets / 2;
    int behind = distance > 0 ? half : 0;
    int away = Math.abs(distance);
    int exact = half / 2;
    if (away < exact) {
      return behind + away;
    }
    float grown = (float) Math.log((float) away / exact);
    float whole = (float) Math.log((double) maxDistance / exact);
    int bucket = exact + (int) (grown / whole * (half - exact));
    return behind + Math.min(bucket, half - 1);
  }

  /** The buckets of all distances from {@code -longest} to {@code longest}. */
  long[] upTo(int longest) {
    long[] all = new long[2 * longest + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = of(i - longest);
    }
    return all;
  }
}
