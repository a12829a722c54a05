package mcl.finetuning.answer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import mcl.finetuning.inference.Answer;

/** How the numbers that a head gives for a window, a row for each token, say what is likely. */
interface SpanReading {
  /**
   * A span of the window's tokens.
   *
   * @param last its last token
   */
  record Span(int first, int last, float startLogit, float endLogit) {}

  /** The likeliest starts, each with its likeliest ends, whatever stands there. */
  List<Span> likely(Answer window, int best);

  /** The logit of no answer, where the head has a layer for that. */
  float none(Answer window);

  /** The rows with the highest numbers in a column, the highest first. */
  static List<Integer> top(Answer window, int column, int best) {
    return IntStream.range(0, window.rows())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(row -> -window.at(row, column))
                .thenComparing(Comparator.reverseOrder()))
        .limit(best)
        .toList();
  }
}
