package mcl.courses;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.TensorOps;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.courses.outcome.Outcome;
import mcl.model.TinyElectra;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.tokenization.batch.TokenBatch;

/** A curriculum over the tiny pair, with its weights. */
record TinyCourse(NDManager run, Preparation preparation, Curriculum curriculum, StateDict weights)
    implements AutoCloseable {
  static final RandomStreams RANDOM = new RandomStreams(7);

  /** The three detection courses of the method, however many kinds there are. */
  static final List<DetectionKind> DETECTION =
      List.of(
          DetectionKind.REPLACED_TOKEN, DetectionKind.SWAPPED_TOKEN, DetectionKind.INSERTED_TOKEN);

  /** Replaced token detection alone. */
  static CurriculumConfig electra() {
    return CurriculumConfig.electra()
        .with(DetectionKind.REPLACED_TOKEN, CourseConfig.of(0.25, 1, 50));
  }

  /** All five courses. */
  static CurriculumConfig mcl() {
    List<DetectionKind> correctable =
        List.of(DetectionKind.REPLACED_TOKEN, DetectionKind.SWAPPED_TOKEN);
    return CurriculumConfig.of(DETECTION, correctable)
        .with(DetectionKind.REPLACED_TOKEN, CourseConfig.of(0.25, 1, 50));
  }

  static TinyCourse open(double dropout, boolean withinDocuments) {
    return open(electra(), CourseShare.FULL, dropout, withinDocuments);
  }

  /** Replaced token detection by these operations. */
  static TinyCourse open(double dropout, TensorOps ops) {
    NDManager run = NDManager.newBaseManager();
    return new TinyCourse(
        run,
        new Preparation(electra(), CourseShare.FULL, TinyBatch.SPECIAL),
        new Curriculum(TinyElectra.electra(dropout).computedBy(ops), TinyBatch.SPECIAL, false),
        TinyElectra.weights(run, 1));
  }

  static TinyCourse open(CurriculumConfig config) {
    return open(config, CourseShare.FULL, 0, false);
  }

  static TinyCourse open(
      CurriculumConfig config, CourseShare share, double dropout, boolean withinDocuments) {
    NDManager run = NDManager.newBaseManager();
    return new TinyCourse(
        run,
        new Preparation(config, share, TinyBatch.SPECIAL),
        new Curriculum(TinyElectra.electra(dropout), TinyBatch.SPECIAL, withinDocuments),
        TinyElectra.weights(run, 1));
  }

  Assignment prepare(TokenBatch batch, long step) {
    return preparation.at(batch, RANDOM, step);
  }

  /** Studies without gradients. */
  Outcome study(NDManager scope, Assignment assignment) {
    return curriculum.study(scope, weights.frozen(scope), Dropout.NONE, assignment);
  }

  /** The gradient of the total, by weight. */
  Map<String, float[]> gradient(Assignment assignment) {
    return gradient(assignment, term -> true);
  }

  /** The gradient of the weighted sum of some losses, by weight. */
  Map<String, float[]> gradient(Assignment assignment, Predicate<LossTerm> which) {
    try (NDManager scope = run.newSubManager()) {
      Weights leaves = weights.leaves(scope);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        List<LossTerm> terms =
            new ArrayList<>(curriculum.study(scope, leaves, Dropout.NONE, assignment).terms());
        terms.removeIf(which.negate());
        tape.backward(LossMix.total(scope, terms));
      }
      Map<String, float[]> gradients = new LinkedHashMap<>();
      for (String name : leaves.names()) {
        NDArray gradient = leaves.get(name).getGradient();
        gradients.put(name, gradient.toFloatArray());
      }
      return gradients;
    }
  }

  @Override
  public void close() {
    run.close();
  }
}
