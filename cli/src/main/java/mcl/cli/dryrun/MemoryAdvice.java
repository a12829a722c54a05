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
 */
public record MemoryAdvice(MemoryEstimate estimate, BatchConfig batch) {
  /** What this machine has, or the container allows, in bytes. */
  public static long machine() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /**
   * Nothing where it fits.
   *
   * @param machine bytes that there are
   */
  public Optional<String> text(long machine) {
    if (estimate.total() <= machine) {
      return Optional.empty();
    }
    String found =
        Amounts.format(
            "the run needs about %s of memory, but this machine has %s: ",
            Amounts.bytes(estimate.total()), Amounts.bytes(machine));
    return Optional.of(
        found + remedy(machine).orElse("use --recompute, shorter sequences or a smaller model."));
  }

  /** The largest micro-batch that fits, with which gradients are the same. */
  private Optional<String> remedy(long machine) {
    int now = batch.partSize();
    return IntStream.range(1, now)
        .map(smaller -> now - smaller)
        .filter(this::isAllowed)
        .filter(size -> estimate.scaled((double) size / now).total() <= machine)
        .mapToObj(
            size ->
                Amounts.format(
                    "--set batch.microBatch=%d needs about %s, for the same gradients.",
                    size, Amounts.bytes(estimate.scaled((double) size / now).total())))
        .findFirst();
  }

  /** Parts of the same size; a batch that grows does so by whole ones. */
  private boolean isAllowed(int microBatch) {
    boolean grows = batch.warmup().steps() > 0;
    return batch.size() % microBatch == 0 && (!grows || batch.warmup().from() % microBatch == 0);
  }
}
