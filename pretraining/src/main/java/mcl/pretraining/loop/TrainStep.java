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
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.DropoutMasks;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.optimizer.Gradients;
import mcl.pretraining.schedule.Schedule;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenBatch;

/** One optimizer step, in order. */
public final class TrainStep {
  private final NDManager run;
  private final StateDict weights;
  private final BatchStream batches;
  private final Curriculum curriculum;
  private final DecoupledAdam optimizer;
  private final GradientClip clip;
  private final Learning learning;
  private final DropoutMasks masks = new DropoutMasks();

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
      BatchStream batches,
      Curriculum curriculum,
      Optimization optimization,
      Learning learning) {
    this.run = run;
    this.weights = weights;
    this.batches = batches;
    this.curriculum = curriculum;
    this.optimizer = optimization.optimizer();
    this.clip = optimization.clip();
    this.learning = learning;
  }

  /** What changes the weights, and how gradients are clipped before. */
  public record Optimization(DecoupledAdam optimizer, GradientClip clip) {}

  /**
   * Does one step.
   *
   * @param step counted from 0: with the seed, it decides data, corruption, samples and dropout
   */
  public StepReport run(long step) {
    TokenBatch batch = batches.at(step);
    Assignment assignment = curriculum.prepare(batch, learning.random(), step);
    double rate = learning.highestRate() * learning.schedule().share(step);
    try (NDManager scope = run.newSubManager()) {
      Weights leaves = weights.leaves(scope);
      Dropout dropout = masks.at(scope, learning.random().stream(Purpose.DROPOUT, step));
      List<LossTerm> terms;
      NDArray loss;
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        terms = curriculum.study(scope, leaves, dropout, assignment).terms();
        loss = LossMix.total(scope, terms);
        tape.backward(loss);
      }
      Gradients gradients = Gradients.of(leaves);
      Readings readings = Readings.of(gradients.globalNorm(), loss, terms);
      if (readings.finite()) {
        optimizer.update(gradients, rate, clip.scale(readings.norm()), step + 1);
      }
      long tokens = (long) batch.ids().rows() * batch.ids().columns();
      return new StepReport(
          step + 1,
          rate,
          readings.norm(),
          readings.loss(),
          readings.means(),
          readings.finite(),
          tokens);
    }
  }

  /** The numbers of a step, brought from the device in one read. */
  private record Readings(double norm, double loss, Map<String, Double> means) {
    static Readings of(NDArray norm, NDArray loss, List<LossTerm> terms) {
      NDList scalars = new NDList(norm.flatten(), loss.flatten());
      terms.forEach(term -> scalars.add(term.sum().flatten()));
      float[] values = NDArrays.concat(scalars).toFloatArray();
      Map<String, Double> means = new LinkedHashMap<>();
      for (int i = 0; i < terms.size(); i++) {
        means.put(terms.get(i).name(), values[i + 2] / terms.get(i).divisor());
      }
      return new Readings(values[0], values[1], means);
    }

    boolean finite() {
      return Double.isFinite(norm) && Double.isFinite(loss);
    }
  }
}
