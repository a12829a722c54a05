package mcl.finetuning.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import mcl.base.check.Require;

/**
 * How well predictions fit.
 *
 * @param main the name of the score that papers print, by which models are chosen
 * @param values by the names that Hugging Face's users know: {@code matthews_correlation}, {@code
 *     accuracy}, {@code f1}, {@code pearson}, {@code spearmanr}, {@code combined_score}
 * @param perfect the main score of predictions that are all right: 1, or 100 where the official
 *     tools count in percent
 */
public record Scores(String main, Map<String, Double> values, double perfect) {
  /** What the mean of two scores is called. */
  public static final String COMBINED = "combined_score";

  /** A perfect score in percent. */
  public static final double PERCENT = 100;

  /** Scores of which 1 is perfect. */
  public Scores(String main, Map<String, Double> values) {
    this(main, values, 1);
  }

  /** Takes a copy in the same order. */
  public Scores {
    Require.argument(values.containsKey(main), "%s is not among %s", main, values.keySet());
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The main score. */
  public double value() {
    return values.get(main);
  }
}
