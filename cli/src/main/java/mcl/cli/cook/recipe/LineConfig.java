package mcl.cli.cook.recipe;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * How the straight line between the weights of two ingredients is measured, for each pair of them:
 * averages are good where the loss has no hill on the way.
 *
 * @param by whose score is measured, as {@code judge.by}. Empty: the detection loss on the held-out
 *     text of {@code data}
 * @param points how many places between two ingredients are judged; 0: the line is left out. With n
 *     ingredients, n (n - 1) / 2 times as many judgements
 */
@RetainJavadoc
public record LineConfig(String by, @Range(min = 0, max = 99) int points) {
  /** Checks the range. */
  public LineConfig {
    Ranges.check(LineConfig.class, "points", points);
  }

  /** Three places. */
  public static LineConfig defaults() {
    return new LineConfig("", 3);
  }
}
