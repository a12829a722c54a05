package mcl.finetuning.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mcl.finetuning.answer.PassageWindow.Tokens;

/**
 * Which tokens of a passage stand in which window (BERT's {@code run_squad.py}).
 *
 * @param parts of the windows
 */
record WindowPlan(List<Tokens> parts) {
  /** What a longer window counts for, where a token has as much context in two. */
  private static final double PER_TOKEN = 0.01;

  /**
   * Plans windows.
   *
   * @param tokens of the passage
   * @param room of a window
   * @param stride from the beginning of one to that of the next, at most the room
   */
  static WindowPlan of(int tokens, int room, int stride) {
    List<Tokens> parts = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(tokens, from + room);
      parts.add(new Tokens(from, to));
      from = to == tokens ? tokens : from + Math.min(room, stride);
    } while (from < tokens);
    return new WindowPlan(parts);
  }

  /** The tokens that have the most context in a window; of equal windows in the first. */
  Tokens own(int window) {
    Tokens part = parts.get(window);
    int[] own =
        IntStream.range(part.from(), part.to()).filter(token -> best(token) == window).toArray();
    return own.length == 0
        ? new Tokens(part.from(), part.from())
        : new Tokens(own[0], own[own.length - 1] + 1);
  }

  private int best(int token) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).contains(token) && context(parts.get(i), token) > most) {
        most = context(parts.get(i), token);
        best = i;
      }
    }
    return best;
  }

  private static double context(Tokens part, int token) {
    return Math.min(token - part.from(), part.to() - 1 - token) + PER_TOKEN * part.count();
  }
}
