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
 */
public record Scores(String main, Map<String, Double> values) {
  /** What the mean of two scores is called. */
  public static final String COMBINED = "combined_score";

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
