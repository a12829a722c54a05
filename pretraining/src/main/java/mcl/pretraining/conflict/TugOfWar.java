package mcl.pretraining.conflict;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mcl.base.check.Stopped;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.TensorOps;
import mcl.courses.Assignment;
import mcl.courses.CourseAssignment;
import mcl.courses.Curriculum;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.model.electra.Player;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.pretraining.loop.StepDropout;

/**
 * Measures how well the gradients of the courses agree. As one backward pass gives the sum over all
 * courses, each course gets a pass of its own over the same batch with the same dropout; nothing is
 * learned.
 *
 * @param curriculum the courses
 * @param random the run's
 * @param ops what dropout is computed by
 */
public record TugOfWar(Curriculum curriculum, RandomStreams random, TensorOps ops) {

  /** Measures, however long it takes. */
  public GradientCosines measure(
      NDManager run, StateDict weights, List<Assignment> parts, long step) {
    return measure(run, weights, parts, step, () -> false);
  }

  /**
   * Measures on what the step is about to learn from.
   *
   * @param run lent for the measurement; nothing stays in it. Besides a step's activations, it
   *     takes a copy of the layers for each course
   * @param parts the micro-batches of the step
   * @param step counted from 0
   * @param stop asked before each course
   * @throws Stopped if it says so
   */
  public GradientCosines measure(
      NDManager run, StateDict weights, List<Assignment> parts, long step, BooleanSupplier stop) {
    try (NDManager keeper = run.newSubManager()) {
      Map<Player, Map<String, CourseGradients>> gradients = new EnumMap<>(Player.class);
      for (Player player : Player.values()) {
        gradients.put(player, new LinkedHashMap<>());
      }
      for (String course : courses(parts)) {
        Stopped.check(stop);
        try (NDManager scope = keeper.newSubManager()) {
          Weights leaves = weights.leaves(scope);
          if (learn(scope, leaves, parts, step, course)) {
            gradients.forEach(
                (player, all) -> all.put(course, CourseGradients.take(leaves, player, keeper)));
          }
        }
      }
      Map<Player, Map<String, Double>> cosines = new EnumMap<>(Player.class);
      gradients.forEach((player, courses) -> cosines.put(player, pairs(courses)));
      return new GradientCosines(step, cosines);
    }
  }

  /** The names under which losses are logged, of courses and of what corrects them. */
  private static List<String> courses(List<Assignment> parts) {
    return parts.stream()
        .flatMap(part -> part.courses().stream())
        .map(CourseAssignment::kind)
        .distinct()
        .sorted()
        .flatMap(kind -> Stream.of(kind.shortName(), kind.correctionName()))
        .toList();
  }

  /** The gradient of the losses of one course over all parts; false if it has none. */
  private boolean learn(
      NDManager scope, Weights leaves, List<Assignment> parts, long step, String course) {
    StepDropout dropout = new StepDropout(random, ops);
    boolean any = false;
    for (int part = 0; part < parts.size(); part++) {
      try (NDManager inner = scope.newSubManager()) {
        any |= pass(inner, leaves, dropout.at(inner, step, part), parts.get(part), course);
      }
    }
    return any;
  }

  /** A forward and backward pass for the losses of one course; false if it has none. */
  private boolean pass(
      NDManager scope, Weights leaves, Dropout dropout, Assignment assignment, String course) {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      List<LossTerm> own =
          curriculum.study(scope, leaves, dropout, assignment).terms().stream()
              .filter(term -> term.name().startsWith(course + "/"))
              .toList();
      if (!own.isEmpty()) {
        tape.backward(LossMix.total(scope, own));
      }
      return !own.isEmpty();
    }
  }

  private static Map<String, Double> pairs(Map<String, CourseGradients> courses) {
    List<String> names = courses.keySet().stream().filter(it -> courses.get(it).any()).toList();
    Map<String, Double> pairs = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        CourseGradients one = courses.get(names.get(i));
        pairs.put(names.get(i) + "~" + names.get(j), one.cosine(courses.get(names.get(j))));
      }
    }
    return pairs;
  }
}
