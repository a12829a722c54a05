package mcl.cli.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import mcl.base.check.Stopped;
import mcl.bridge.device.Compute;
import mcl.bridge.script.Trace;
import mcl.pretraining.Host;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.estimate.ComputeEstimate;
import mcl.pretraining.estimate.MemoryEstimate;

/**
 * Measures the training step of a configuration on random text.
 *
 * @param vocabSize V
 * @param way how the step is computed
 * @param clock nanoseconds
 * @param stop asked before each step
 */
public record Bench(
    PretrainConfig config, int vocabSize, Way way, LongSupplier clock, BooleanSupplier stop) {

  /**
   * How a step is computed.
   *
   * @param compute by what and where
   * @param recompute whether activations are computed once more in the backward pass
   */
  public record Way(Compute compute, boolean recompute) {}

  /**
   * Measures.
   *
   * @param warmingUp so many steps are done first and not counted
   * @param steps that are counted
   * @param trace where to write down one step more, if anywhere
   */
  public BenchResult run(int warmingUp, int steps, Optional<Path> trace) {
    StageTimes stages = new StageTimes(clock);
    Host host = new Host(clock, stop, way.compute(), way.recompute(), stages);
    RandomText text = new RandomText(config.sequenceLength(), vocabSize);
    try (Pretrainer run =
        new Pretrainer(config, text.text(), Pretrainer.freshWeights(config), host)) {
      for (int step = 0; step < warmingUp; step++) {
        step(run, step);
      }
      stages.reset();
      long[] nanos = new long[steps];
      for (int step = 0; step < steps; step++) {
        nanos[step] = step(run, warmingUp + step);
        stages.end();
      }
      ProcessMemory memory = ProcessMemory.now();
      trace.ifPresent(file -> Trace.write(file, () -> step(run, warmingUp + steps)));
      return result(nanos, stages, memory);
    }
  }

  private long step(Pretrainer run, long number) {
    Stopped.check(stop);
    long begin = clock.getAsLong();
    run.runStep(number);
    return clock.getAsLong() - begin;
  }

  private BenchResult result(long[] nanos, StageTimes stages, ProcessMemory memory) {
    double seconds = Arrays.stream(nanos).sorted().toArray()[nanos.length / 2] / 1e9;
    double flops = ComputeEstimate.of(config, vocabSize).largestStep();
    ProductSpeed products = new ProductSpeed(way.compute(), config.precision(), clock);
    return new BenchResult(
        way.compute().engine() + ", OMP_NUM_THREADS " + threads(),
        way.compute().kind().name().toLowerCase(Locale.ROOT),
        way.recompute(),
        config.precision().name().toLowerCase(Locale.ROOT),
        config.batch().size(),
        config.sequenceLength(),
        nanos.length,
        seconds,
        config.batch().size() * config.sequenceLength() / seconds,
        stages.secondsPerStep(nanos.length),
        memory.resident(),
        memory.peak(),
        tensors(),
        flops,
        flops / seconds,
        products.of(MatrixProduct.of(config, vocabSize)));
  }

  private static String threads() {
    return Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).orElse("not set");
  }

  private Map<String, Long> tensors() {
    MemoryEstimate estimate = MemoryEstimate.of(config, vocabSize, way.recompute());
    Map<String, Long> bytes = new LinkedHashMap<>();
    bytes.put("weights", estimate.weights());
    bytes.put("gradients", estimate.gradients());
    bytes.put("moments", estimate.moments());
    bytes.put("activations", estimate.activations());
    return bytes;
  }
}
