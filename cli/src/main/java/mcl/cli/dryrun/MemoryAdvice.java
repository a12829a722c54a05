package mcl.cli.dryrun;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.IntStream;
import mcl.pretraining.BatchConfig;
import mcl.pretraining.estimate.MemoryEstimate;

/**
 * What to change where a run will not fit into memory.
 *
 * @param estimate of the run with the micro-batch of its configuration
 * @param recompute whether activations are computed once more already
 */
public record MemoryAdvice(MemoryEstimate estimate, BatchConfig batch, boolean recompute) {
  /** The rest is for the system and for what the estimate misses. */
  private static final double USABLE = 0.9;

  /** What this machine has, or the container allows, in bytes. */
  public static long machine() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /**
   * Nothing where it fits into nine tenths of it.
   *
   * @param machine bytes that there are
   */
  public Optional<String> text(long machine) {
    if (fits(estimate, machine)) {
      return Optional.empty();
    }
    String found =
        Amounts.format(
            "the run needs about %s of memory, but this machine has %s: ",
            Amounts.bytes(estimate.total()), Amounts.bytes(machine));
    return Optional.of(found + remedy(machine).orElse(otherwise()));
  }

  private static boolean fits(MemoryEstimate needed, long machine) {
    return needed.total() <= USABLE * machine;
  }

  private String otherwise() {
    return (recompute ? "use " : "use --recompute, ") + "shorter sequences or a smaller model.";
  }

  /**
   * The largest micro-batch that fits: gradients of the parts add up to those of the whole. A batch
   * that grows does so by micro-batches: with another one, the run would read otherwise.
   */
  private Optional<String> remedy(long machine) {
    if (batch.warmup().steps() > 0) {
      return Optional.empty();
    }
    int now = batch.partSize();
    return IntStream.range(1, now)
        .map(less -> now - less)
        .filter(smaller -> batch.size() % smaller == 0)
        .filter(smaller -> fits(estimate.scaled((double) smaller / now), machine))
        .mapToObj(
            smaller ->
                Amounts.format(
                    "--set batch.microBatch=%d needs about %s; gradients of the parts add up.",
                    smaller, Amounts.bytes(estimate.scaled((double) smaller / now).total())))
        .findFirst();
  }
}
