package mcl.pretraining;

/**
 * How many sequences each step has, as a pure function of the step: over the warm-up they grow in a
 * straight line from {@code from} to {@code full}, in equal numbers of steps on each level. With n
 * = (full - from) / unit levels below the full size, step s of the W of the warm-up has {@code from
 * + unit floor(s n / W)} sequences.
 *
 * @param full sequences in a step behind the warm-up
 * @param unit sequences by which batches grow
 */
public record BatchSizes(int full, int unit, BatchWarmup warmup) {

  /** How many sequences a step has, counted from 0. */
  public int at(long step) {
    return step < warmup.steps()
        ? warmup.from() + Math.toIntExact(unit * (step * levels() / warmup.steps()))
        : full;
  }

  /**
   * How many sequences all steps before this one have together: step s begins with this one of the
   * endless run of sequences. A sum over levels, not over steps.
   */
  public long before(long step) {
    if (warmup.steps() == 0) {
      return Math.multiplyExact(step, (long) full);
    }
    long sequences = Math.multiplyExact(step, (long) warmup.from());
    for (long level = 1; level <= levels(); level++) {
      sequences = Math.addExact(sequences, unit * Math.max(0, step - begin(level)));
    }
    return sequences;
  }

  private long levels() {
    return (full - warmup.from()) / unit;
  }

  /** The first step of a level: the smallest s with {@code s n / W >= level}. */
  private long begin(long level) {
    return -Math.floorDiv(-level * warmup.steps(), levels());
  }
}
