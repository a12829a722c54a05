package mcl.finetuning.squad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import org.junit.jupiter.api.Test;

final class SquadScoresTest {
  private final List<String> messages = new ArrayList<>();

  @Test
  void version1_countsAnUnansweredQuestionAsWrong() {
    Map<String, Number> scores = scores(false, Map.of("a", "The old dog!", "c", "cat"));
    assertEquals(100.0 / 3, scores.get("exact_match"));
    assertEquals(100.0 / 3, scores.get("f1"));
    assertEquals(List.of("exact_match", "f1"), List.copyOf(scores.keySet()));
    assertEquals(List.of("Unanswered question b will receive score 0."), messages);
  }

  @Test
  void version2_leavesAQuestionWithoutPredictionOut() {
    Map<String, Number> scores = scores(true, Map.of("a", "old", "c", ""));
    assertEquals(2, scores.get("total"));
    assertEquals(1, scores.get("HasAns_total"));
    assertEquals(50.0, scores.get("exact"));
    assertEquals(100.0 * (2.0 / 3 + 1) / 2, scores.get("f1"));
    assertEquals(List.of("Missing prediction for b"), messages);
  }

  @Test
  void emptyAnswersMeetInVersion2Alone() {
    assertEquals(1, AnswerMatch.F1_VERSION_2.best(List.of("the"), "a"));
    assertEquals(0, AnswerMatch.F1_VERSION_1.best(List.of("the"), "a"));
    assertEquals(0, AnswerMatch.F1_VERSION_2.best(List.of("dog"), ""));
  }

  @Test
  void theBestOfTheRightAnswersCounts() {
    assertEquals(1, AnswerMatch.EXACT.best(List.of("cat", "dog"), "Dog"));
    assertEquals(0.5, AnswerMatch.F1_VERSION_1.best(List.of("x", "b b c d"), "b e e c"));
  }

  /** The official script's 0 would answer all questions whose odds are below. */
  @Test
  void ofOddsTheLowestThresholdIsBelowAll() {
    List<JudgedAnswer> wrong =
        List.of(new JudgedAnswer("a", List.of(), "x"), new JudgedAnswer("b", List.of(), "y"));
    Map<String, Number> best = SquadScores.bestOfOdds(wrong, Map.of("a", -7.0, "b", -3.0), 2);
    assertEquals(100.0, best.get("best_f1"));
    assertEquals(-8.0, best.get("best_f1_thresh"));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertTrue(fault(Map.of("x", "y"), Map.of()).contains("for none of the questions"));
    assertEquals(List.of(), messages);
    assertTrue(fault(Map.of("a", "y"), Map.of("b", 1.0)).contains("score for question a"));
  }

  private String fault(Map<String, String> said, Map<String, Double> odds) {
    SquadEvaluation evaluation = new SquadEvaluation(questions(), true);
    Optional<NoAnswer> noAnswer = Optional.of(new NoAnswer(odds, 1));
    return assertThrows(UserException.class, () -> evaluation.scores(said, noAnswer, messages::add))
        .getMessage();
  }

  private Map<String, Number> scores(boolean version2, Map<String, String> said) {
    return new SquadEvaluation(questions(), version2).scores(said, Optional.empty(), messages::add);
  }

  private static List<Example> questions() {
    return List.of(question("a", "old dog"), question("b", "cat"), question("c"));
  }

  private static Example question(String id, String... right) {
    List<Label.Answer> answers =
        List.of(right).stream().map(text -> new Label.Answer(text, 0)).toList();
    return new Example(List.of("?", "passage"), new Label.Answers(answers), "memory", id);
  }
}
