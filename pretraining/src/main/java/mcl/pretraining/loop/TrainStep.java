package mcl.pretraining.loop;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.courses.outcome.Outcome;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.DropoutMasks;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.optimizer.Gradients;
import mcl.pretraining.report.CourseMeasures;
import mcl.pretraining.schedule.Schedule;

/** One optimizer step, in order. */
public final class TrainStep {
  private final NDManager run;
  private final StateDict weights;
  private final Teaching teaching;
  private final DecoupledAdam optimizer;
  private final GradientClip clip;
  private final Learning learning;
  private final DropoutMasks masks = new DropoutMasks();
  private long updates;

  /**
   * What is taught.
   *
   * @param assignments what to do in each step, counted from 0
   * @param measureEvery steps between two in which everything is measured
   */
  public record Teaching(
      LongFunction<Assignment> assignments, Curriculum curriculum, long measureEvery) {}

  /** What changes the weights, and how gradients are clipped before. */
  public record Optimization(DecoupledAdam optimizer, GradientClip clip) {}

  /**
   * How a step learns.
   *
   * @param highestRate the learning rate where the schedule's share is 1
   */
  public record Learning(RandomStreams random, Schedule schedule, double highestRate) {}

  /**
   * The step of a run.
   *
   * @param run the scope that owns the weights; each step opens one of its own inside it
   */
  public TrainStep(
      NDManager run,
      StateDict weights,
      Teaching teaching,
      Optimization optimization,
      Learning learning) {
    this.run = run;
    this.weights = weights;
    this.teaching = teaching;
    this.optimizer = optimization.optimizer();
    this.clip = optimization.clip();
    this.learning = learning;
  }

  /** How many updates there were: t of Adam. A skipped step is none. */
  public long updates() {
    return updates;
  }

  /** Goes on after so many updates. */
  public void goOnAfter(long earlierUpdates) {
    updates = earlierUpdates;
  }

  /**
   * Does one step.
   *
   * @param step counted from 0: with the seed, it decides data, corruption, samples and dropout
   */
  public StepReport run(long step) {
    Assignment assignment = teaching.assignments().apply(step);
    double rate = learning.highestRate() * learning.schedule().share(step);
    try (NDManager scope = run.newSubManager()) {
      Weights leaves = weights.leaves(scope);
      Dropout dropout = masks.at(scope, learning.random().stream(Purpose.DROPOUT, step));
      Outcome outcome;
      List<LossTerm> terms;
      NDArray loss;
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        outcome = teaching.curriculum().study(scope, leaves, dropout, assignment);
        terms = outcome.terms();
        loss = LossMix.total(scope, terms);
        tape.backward(loss);
      }
      Gradients gradients = Gradients.of(leaves);
      Readings readings = Readings.of(gradients.globalNorm(), loss, outcome, terms);
      if (readings.finite()) {
        optimizer.update(gradients, rate, clip.scale(readings.norm()), ++updates);
      }
      return new StepReport(
          step + 1,
          rate,
          readings.norm(),
          readings.loss(),
          readings.means(),
          measures(outcome, step + 1),
          readings.finite(),
          assignment.tokens());
    }
  }

  private Map<String, Double> measures(Outcome outcome, long done) {
    if (done % teaching.measureEvery() == 0) {
      return CourseMeasures.of(outcome);
    }
    return outcome.corrections().isEmpty() ? Map.of() : CourseMeasures.notebooks(outcome);
  }

  /** The numbers of a step, brought from the device in one read. */
  private record Readings(double norm, double loss, Map<String, Double> means) {
    static Readings of(NDArray norm, NDArray loss, Outcome outcome, List<LossTerm> terms) {
      NDList scalars = new NDList(norm.flatten(), loss.flatten());
      terms.forEach(term -> scalars.add(term.sum().flatten()));
      float[] values = NDArrays.concat(scalars).toFloatArray();
      Map<String, Double> means = new LinkedHashMap<>();
      for (int i = 0; i < terms.size(); i++) {
        means.put(terms.get(i).name(), values[i + 2] / terms.get(i).divisor());
      }
      outcome.corrections().stream()
          .flatMap(correction -> correction.nothingToStudy().stream())
          .forEach(name -> means.put(name, 0.0));
      return new Readings(values[0], values[1], means);
    }

    boolean finite() {
      return Double.isFinite(norm) && Double.isFinite(loss);
    }
  }
}
