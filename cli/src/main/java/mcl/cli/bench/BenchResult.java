package mcl.cli.bench;

import java.util.Map;

/**
 * What was measured of a configuration's step.
 *
 * @param engine with its version and the threads it computes with
 * @param ops plain or native
 * @param recompute whether activations are computed once more in the backward pass
 * @param precision of matrix products
 * @param sequences in a step
 * @param sequenceLength tokens in each
 * @param steps that were measured
 * @param secondsPerStep the median
 * @param tokensPerSecond of text that is read; every course reads it anew
 * @param stages mean seconds in a step by part
 * @param residentBytes of the process after the last step
 * @param peakBytes of the process, at most
 * @param tensorBytes by arithmetic: weights, gradients, moments and activations
 * @param flopsPerStep by arithmetic: matrix products, corrections as if every sequence had mistakes
 * @param flopsPerSecond of the step
 * @param productFlopsPerSecond of matrix products of the same sizes by themselves
 */
public record BenchResult(
    String engine,
    String ops,
    boolean recompute,
    String precision,
    int sequences,
    int sequenceLength,
    int steps,
    double secondsPerStep,
    double tokensPerSecond,
    Map<String, Double> stages,
    long residentBytes,
    long peakBytes,
    Map<String, Long> tensorBytes,
    double flopsPerStep,
    double flopsPerSecond,
    double productFlopsPerSecond) {

  /** The share of what products reach by themselves. */
  public double shareOfProducts() {
    return flopsPerSecond / productFlopsPerSecond;
  }
}
