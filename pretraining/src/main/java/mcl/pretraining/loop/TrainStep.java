package mcl.pretraining.loop;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.TensorOps;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.courses.outcome.Outcome;
import mcl.courses.pass.Stages;
import mcl.courses.pass.Stages.Stage;
import mcl.courses.pass.Study;
import mcl.model.encoder.Activations;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.pretraining.average.WeightAverage;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.optimizer.Gradients;
import mcl.pretraining.schedule.Schedule;

/** One optimizer step, in order. */
public final class TrainStep {
  private static final double NANOS = 1e9;

  private final NDManager run;
  private final StateDict weights;
  private final Teaching teaching;
  private final Optimization optimization;
  private final Learning learning;
  private final StepDropout dropout;
  private long updates;

  /**
   * What is taught.
   *
   * @param assignments what to do in each step, counted from 0, in micro-batches
   * @param measureEvery steps between two in which everything is measured
   * @param clock nanoseconds, which tell how long a step waits for its assignment
   * @param stages is told of the parts of a step
   */
  public record Teaching(
      LongFunction<List<Assignment>> assignments,
      Curriculum curriculum,
      long measureEvery,
      LongSupplier clock,
      Stages stages) {}

  /**
   * What changes the weights, how gradients are clipped before, and what is kept of them after.
   *
   * @param ops what dropout and the norm are computed by
   * @param activations what of a gradient graph stays until its backward pass; made for each
   */
  public record Optimization(
      DecoupledAdam optimizer,
      GradientClip clip,
      WeightAverage average,
      TensorOps ops,
      Supplier<Activations> activations) {}

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
    this.optimization = optimization;
    this.learning = learning;
    this.dropout = new StepDropout(learning.random(), optimization.ops());
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
    teaching.stages().begin(Stage.DATA);
    long asked = teaching.clock().getAsLong();
    List<Assignment> parts = teaching.assignments().apply(step);
    double waited = (teaching.clock().getAsLong() - asked) / NANOS;
    double rate = learning.highestRate() * learning.schedule().share(step);
    try (NDManager scope = run.newSubManager()) {
      Weights leaves = weights.leaves(scope);
      StepTally tally = new StepTally(scope, (step + 1) % teaching.measureEvery() == 0);
      for (int part = 0; part < parts.size(); part++) {
        try (NDManager inner = scope.newSubManager()) {
          learn(inner, leaves, dropout.at(inner, step, part), parts.get(part), tally);
        }
      }
      teaching.stages().begin(Stage.OPTIMIZER);
      Gradients gradients = Gradients.of(leaves);
      StepTally.Readings readings = tally.read(gradients.globalNorm(optimization.ops()));
      if (readings.finite()) {
        double scale = optimization.clip().scale(readings.norm());
        optimization.optimizer().update(gradients, rate, scale, ++updates);
      }
      optimization.average().add(weights, step);
      return new StepReport(
          step + 1,
          rate,
          readings.norm(),
          readings.loss(),
          readings.means(),
          tally.measures(),
          readings.finite(),
          parts.get(0).tokens(),
          waited);
    }
  }

  /** Adds the gradients of a micro-batch to those on the leaves. */
  private void learn(
      NDManager scope, Weights leaves, Dropout dropout, Assignment part, StepTally tally) {
    Outcome outcome;
    List<LossTerm> terms;
    NDArray loss;
    Activations activations = optimization.activations().get();
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      outcome = teaching.curriculum().study(new Study(scope, leaves, dropout, activations), part);
      teaching.stages().begin(Stage.BACKWARD);
      terms = outcome.terms();
      loss = LossMix.total(scope, terms);
      activations.backward(tape, loss);
    }
    tally.add(outcome, terms, loss);
  }
}
