package mcl.finetuning.squad;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/** How well an answer fits to those that are right: to the one that it fits best. */
public enum AnswerMatch {
  /** 1 if both are the same in the form in which they are compared, else 0. */
  EXACT((right, said) -> AnswerText.normalize(right).equals(AnswerText.normalize(said)) ? 1 : 0),

  /** F1 of the words, as SQuAD 1.1 has it: 0 where they share none. */
  F1_VERSION_1((right, said) -> f1(AnswerText.tokens(right), AnswerText.tokens(said))),

  /** The same as SQuAD 2.0 has it: 1 where neither has words. */
  F1_VERSION_2((right, said) -> f1OrEmpty(AnswerText.tokens(right), AnswerText.tokens(said)));

  private final ToDoubleBiFunction<String, String> one;

  AnswerMatch(ToDoubleBiFunction<String, String> one) {
    this.one = one;
  }

  /** The highest over all right answers, between 0 and 1. */
  public double best(List<String> right, String said) {
    return right.stream().mapToDouble(each -> one.applyAsDouble(each, said)).max().orElse(0);
  }

  private static double f1OrEmpty(List<String> right, List<String> said) {
    return right.isEmpty() || said.isEmpty()
        ? (right.isEmpty() && said.isEmpty() ? 1 : 0)
        : f1(right, said);
  }

  private static double f1(List<String> right, List<String> said) {
    int same = common(right, said);
    if (same == 0) {
      return 0;
    }
    double precision = 1.0 * same / said.size();
    double recall = 1.0 * same / right.size();
    return (2 * precision * recall) / (precision + recall);
  }

  private static int common(List<String> right, List<String> said) {
    Map<String, Integer> left = new HashMap<>();
    right.forEach(word -> left.merge(word, 1, Integer::sum));
    int same = 0;
    for (String word : said) {
      int count = left.getOrDefault(word, 0);
      same += count > 0 ? 1 : 0;
      left.put(word, count - 1);
    }
    return same;
  }
}
