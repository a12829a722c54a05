package mcl.finetuning.squad;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Scores in percent, to the last digit as the official scripts of SQuAD print them. */
public final class SquadScores {
  /** Of version 1.1, the share of answers that are right, as {@code exact_match}. */
  public static final String EXACT_MATCH = "exact_match";

  /** The mean F1 of words. */
  public static final String F1 = "f1";

  private SquadScores() {}

  /**
   * What {@code evaluate-v1.1.py} prints.
   *
   * @param unanswered how many further questions there are, which count as wrong
   */
  public static Map<String, Number> version1(List<JudgedAnswer> answers, int unanswered) {
    double exact = 0;
    double f1 = 0;
    for (JudgedAnswer answer : answers) {
      exact += AnswerMatch.EXACT.best(answer.right(), answer.said());
      f1 += AnswerMatch.F1_VERSION_1.best(answer.right(), answer.said());
    }
    int total = answers.size() + unanswered;
    Map<String, Number> scores = new LinkedHashMap<>();
    scores.put(EXACT_MATCH, 100.0 * exact / total);
    scores.put(F1, 100.0 * f1 / total);
    return scores;
  }

  /**
   * What {@code evaluate-v2.0.py} prints.
   *
   * @param noAnswer every answer needs a score there
   * @param unanswerable how many questions of the data have no answer, answered by the system or
   *     not
   */
  public static Map<String, Number> version2(
      List<JudgedAnswer> answers, Optional<NoAnswer> noAnswer, long unanswerable) {
    Map<String, Number> scores = new LinkedHashMap<>();
    put(scores, "", answers, noAnswer);
    put(scores, "HasAns_", answers.stream().filter(JudgedAnswer::hasAnswer).toList(), noAnswer);
    put(scores, "NoAns_", answers.stream().filter(it -> !it.hasAnswer()).toList(), noAnswer);
    noAnswer.ifPresent(it -> scores.putAll(best(answers, it.scores(), unanswerable, 0)));
    return scores;
  }

  /** The same of logarithms of odds, which may be below 0. */
  public static Map<String, Number> bestOfOdds(
      List<JudgedAnswer> answers, Map<String, Double> odds, long unanswerable) {
    double below = odds.values().stream().mapToDouble(it -> it - 1).min().orElse(0);
    return best(answers, odds, unanswerable, below);
  }

  /**
   * The best scores in percent over all thresholds, with the thresholds.
   *
   * @param lowest at which none is answered; the official script says 0, as its scores are
   *     probabilities
   */
  private static Map<String, Number> best(
      List<JudgedAnswer> answers, Map<String, Double> noAnswer, long unanswerable, double lowest) {
    Map<String, Number> scores = new LinkedHashMap<>();
    BestThreshold exact =
        BestThreshold.of(answers, noAnswer, unanswerable, AnswerMatch.EXACT, lowest);
    BestThreshold f1 =
        BestThreshold.of(answers, noAnswer, unanswerable, AnswerMatch.F1_VERSION_2, lowest);
    scores.put("best_exact", exact.score());
    scores.put("best_exact_thresh", exact.threshold());
    scores.put("best_f1", f1.score());
    scores.put("best_f1_thresh", f1.threshold());
    return scores;
  }

  private static void put(
      Map<String, Number> scores,
      String prefix,
      List<JudgedAnswer> answers,
      Optional<NoAnswer> noAnswer) {
    if (answers.isEmpty()) {
      return;
    }
    scores.put(prefix + "exact", mean(answers, it -> score(it, AnswerMatch.EXACT, noAnswer)));
    scores.put(prefix + F1, mean(answers, it -> score(it, AnswerMatch.F1_VERSION_2, noAnswer)));
    scores.put(prefix + "total", answers.size());
  }

  private static double score(JudgedAnswer answer, AnswerMatch match, Optional<NoAnswer> noAnswer) {
    boolean silent =
        noAnswer.filter(it -> it.scores().get(answer.id()) > it.threshold()).isPresent();
    return silent ? answer.scoreOfSilence() : answer.score(match);
  }

  private static double mean(List<JudgedAnswer> answers, ToDoubleFunction<JudgedAnswer> score) {
    double sum = 0;
    for (JudgedAnswer answer : answers) {
      sum += score.applyAsDouble(answer);
    }
    return 100.0 * sum / answers.size();
  }
}
