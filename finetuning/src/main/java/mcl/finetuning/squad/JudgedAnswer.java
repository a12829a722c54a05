package mcl.finetuning.squad;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said to a question, with what is right.
 *
 * @param id of the question
 * @param right its answers; none for a question without one
 * @param said empty for no answer
 */
public record JudgedAnswer(String id, List<String> right, String said) {
  private static final List<String> NOTHING = List.of("");

  /** Takes a copy. */
  public JudgedAnswer {
    right = List.copyOf(right);
  }

  /** Whether the question has an answer. */
  boolean hasAnswer() {
    return !right.isEmpty();
  }

  /** The score between 0 and 1. Right answers that are only articles and marks do not count. */
  double score(AnswerMatch match) {
    List<String> golds =
        right.stream().filter(text -> !AnswerText.normalize(text).isEmpty()).toList();
    return match.best(golds.isEmpty() ? NOTHING : golds, said);
  }

  /** The score if the question is taken as not answered. */
  double scoreOfSilence() {
    return hasAnswer() ? 0 : 1;
  }

  /** What answering brings against not answering. */
  double gain(AnswerMatch match) {
    if (hasAnswer()) {
      return score(match);
    }
    return said.isEmpty() ? 0 : -1;
  }

  static Map<String, JudgedAnswer> byId(List<JudgedAnswer> answers) {
    Map<String, JudgedAnswer> byId = new LinkedHashMap<>();
    answers.forEach(answer -> byId.put(answer.id(), answer));
    return byId;
  }
}
