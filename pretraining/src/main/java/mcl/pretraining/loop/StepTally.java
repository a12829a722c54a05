package mcl.pretraining.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.courses.loss.LossTerm;
import mcl.courses.outcome.Outcome;
import mcl.pretraining.report.CourseMeasures;

/** Adds up over the micro-batches of a step what is reported of it. */
final class StepTally {
  private static final String TOTAL = "";

  private final NDManager step;
  private final boolean everything;
  private final NDList sums = new NDList();
  private final List<Summed> summed = new ArrayList<>();
  private final List<String> nothingToStudy = new ArrayList<>();
  private final CourseMeasures measures = new CourseMeasures();

  /** What a sum is of, and the count of the whole step that it is divided by. */
  private record Summed(String name, double divisor) {}

  /**
   * The numbers of a step.
   *
   * @param norm of the gradients of all weights
   * @param means of the losses by name
   */
  record Readings(double norm, double loss, Map<String, Double> means) {
    boolean finite() {
      return Double.isFinite(norm) && Double.isFinite(loss);
    }
  }

  /**
   * Begins with nothing.
   *
   * @param step the scope that keeps the sums until they are read
   * @param everything whether all is measured, or the notebooks alone
   */
  StepTally(NDManager step, boolean everything) {
    this.step = step;
    this.everything = everything;
  }

  /**
   * Adds a micro-batch, outside of the gradient graph; its arrays may be closed afterwards.
   *
   * @param loss the weighted total of the terms
   */
  void add(Outcome outcome, List<LossTerm> terms, NDArray loss) {
    NDList scalars = new NDList(loss.flatten());
    summed.add(new Summed(TOTAL, 1));
    for (LossTerm term : terms) {
      scalars.add(term.sum().flatten());
      summed.add(new Summed(term.name(), term.divisor()));
    }
    NDArray values = NDArrays.concat(scalars);
    values.attach(step);
    sums.add(values);
    outcome.corrections().forEach(it -> nothingToStudy.addAll(it.nothingToStudy()));
    if (everything) {
      measures.add(outcome);
    } else if (!outcome.corrections().isEmpty()) {
      measures.addNotebooks(outcome);
    }
  }

  /** Brings the numbers from the device, all in one read. */
  Readings read(NDArray norm) {
    float[] values = NDArrays.concat(new NDList(norm.flatten()).addAll(sums)).toFloatArray();
    Map<String, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < summed.size(); i++) {
      means.merge(summed.get(i).name(), values[i + 1] / summed.get(i).divisor(), Double::sum);
    }
    double loss = means.remove(TOTAL);
    nothingToStudy.forEach(name -> means.putIfAbsent(name, 0.0));
    return new Readings(values[0], loss, means);
  }

  /** What was measured of the courses, by name. */
  Map<String, Double> measures() {
    return measures.byName();
  }
}
