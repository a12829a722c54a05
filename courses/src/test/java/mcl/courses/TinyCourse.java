package mcl.courses;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.random.RandomStreams;
import mcl.courses.detection.DetectionOutcome;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.model.TinyElectra;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.tokenization.batch.TokenBatch;

/** A curriculum over the tiny pair, with its weights. */
record TinyCourse(NDManager run, Curriculum curriculum, StateDict weights)
    implements AutoCloseable {
  static TinyCourse open(double dropout, boolean withinDocuments) {
    NDManager run = NDManager.newBaseManager();
    CurriculumConfig config = new CurriculumConfig(new CourseConfig(0.25, 1, 50));
    Curriculum curriculum =
        new Curriculum(TinyElectra.electra(dropout), config, TinyBatch.SPECIAL, withinDocuments);
    return new TinyCourse(run, curriculum, TinyElectra.weights(run, 1));
  }

  Assignment prepare(TokenBatch batch, long step) {
    return curriculum.prepare(batch, new RandomStreams(7), step);
  }

  /** Studies without gradients. */
  DetectionOutcome study(NDManager scope, Assignment assignment) {
    return curriculum.study(scope, weights.frozen(scope), Dropout.NONE, assignment);
  }

  /**
   * The gradient of the total, by weight.
   *
   * @param divisors that stand in for the terms' own, where there are any
   */
  Map<String, float[]> gradient(Assignment assignment, List<Double> divisors) {
    try (NDManager scope = run.newSubManager()) {
      Weights leaves = weights.leaves(scope);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        List<LossTerm> terms = curriculum.study(scope, leaves, Dropout.NONE, assignment).terms();
        tape.backward(LossMix.total(scope, dividedBy(terms, divisors)));
      }
      Map<String, float[]> gradients = new LinkedHashMap<>();
      for (String name : leaves.names()) {
        NDArray gradient = leaves.get(name).getGradient();
        gradients.put(name, gradient.toFloatArray());
      }
      return gradients;
    }
  }

  private static List<LossTerm> dividedBy(List<LossTerm> terms, List<Double> divisors) {
    List<LossTerm> divided = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      LossTerm term = terms.get(i);
      double divisor = divisors.isEmpty() ? term.divisor() : divisors.get(i);
      divided.add(new LossTerm(term.name(), term.sum(), divisor, term.weight()));
    }
    return divided;
  }

  @Override
  public void close() {
    run.close();
  }
}
