package mcl.finetuning.squad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The threshold of the no-answer score with the highest mean of another score, searched as the
 * official script does: from none answered on, questions are answered in the order of their
 * no-answer scores, of equal ones in the given order. The first of equally good ones counts.
 *
 * @param score the mean in percent at that threshold
 * @param threshold questions with a higher no-answer score are not answered
 */
public record BestThreshold(double score, double threshold) {
  /**
   * Searches it.
   *
   * @param noAnswer every answer needs a no-answer score there
   * @param lowest the threshold at which none is answered
   */
  static BestThreshold of(
      List<JudgedAnswer> answers,
      Map<String, Double> noAnswer,
      long unanswerable,
      AnswerMatch match,
      double lowest) {
    List<JudgedAnswer> order = inOrder(answers, noAnswer);
    double now = unanswerable;
    double best = now;
    double threshold = lowest;
    for (JudgedAnswer answer : order) {
      now += answer.gain(match);
      if (now > best) {
        best = now;
        threshold = noAnswer.get(answer.id());
      }
    }
    return new BestThreshold(100.0 * best / answers.size(), threshold);
  }

  private static List<JudgedAnswer> inOrder(
      List<JudgedAnswer> answers, Map<String, Double> noAnswer) {
    Map<String, JudgedAnswer> byId = JudgedAnswer.byId(answers);
    List<JudgedAnswer> order = new ArrayList<>();
    noAnswer.keySet().stream().filter(byId::containsKey).forEach(id -> order.add(byId.get(id)));
    order.sort((one, other) -> compare(noAnswer.get(one.id()), noAnswer.get(other.id())));
    return order;
  }

  /** As Python compares: both zeros are equal. */
  private static int compare(double one, double other) {
    return one < other ? -1 : one > other ? 1 : 0;
  }
}
