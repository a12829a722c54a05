package mcl.cli.showcourses;

import java.util.List;
import mcl.base.random.RandomStreams;
import mcl.cli.examination.Examiner;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.courses.outcome.Outcome;

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
    Examination examination = new Examination(kinds, true, true);
    try (Examiner examiner =
        new Examiner(players.config(), players.vocabulary(), players.weights())) {
      Outcome outcome = examiner.examine(passage.batch(), new RandomStreams(seed), 0, examination);
      return new OutcomeReader(players.vocabulary()).read(outcome, passage.positions());
    }
  }
}
