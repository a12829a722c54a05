package mcl.cli.showcourses;

import ai.djl.ndarray.NDManager;
import java.util.List;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.courses.Preparation;
import mcl.courses.outcome.Outcome;
import mcl.model.electra.Electra;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.pretraining.PretrainConfig;
import mcl.tokenization.vocabulary.Vocabulary;

/** Takes players through courses once, as a step of training would, without learning. */
final class Demonstration {
  private Demonstration() {}

  /**
   * Shows one sequence to the players.
   *
   * @param seed of the places that are touched and of the generator's samples
   */
  static List<CourseView> of(
      Players players, Passage passage, List<DetectionKind> kinds, long seed) {
    PretrainConfig config = players.config();
    Vocabulary vocabulary = players.vocabulary();
    Preparation preparation =
        new Preparation(config.courses(), config.batch().courses(), vocabulary.special());
    Assignment assignment =
        preparation.examine(
            passage.batch(), new RandomStreams(seed), 0, new Examination(kinds, true, true));
    Electra electra = config.electra(vocabulary.size());
    Curriculum curriculum = new Curriculum(electra, vocabulary.special(), config.withinDocuments());
    try (NDManager scope = NDManager.newBaseManager()) {
      StateDict weights = StateDict.create(scope, electra.weights(), players.weights());
      Outcome outcome = curriculum.study(scope, weights.frozen(scope), Dropout.NONE, assignment);
      return new OutcomeReader(vocabulary).read(outcome, passage.positions());
    }
  }
}
