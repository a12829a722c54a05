package mcl.soups.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import mcl.base.check.Require;

/**
 * How soups are judged.
 *
 * @param by who judges: a command with {@code {}} for the soup's folder, whose last printed number
 *     is the score; what else can stand here, the command line says. Empty: nobody
 * @param better which scores are better
 * @param timeoutSeconds how long a command may take
 * @param evaluations how many soups a search for weights may have judged; 0: 20 for each ingredient
 */
public record JudgeConfig(String by, Better better, int timeoutSeconds, int evaluations) {
  /** Which of two scores is better. */
  public enum Better {
    /** As for accuracies. */
    @JsonProperty("higher")
    HIGHER,
    /** As for losses. */
    @JsonProperty("lower")
    LOWER
  }

  /** Checks every range. */
  public JudgeConfig {
    Require.argument(
        timeoutSeconds > 0, "timeoutSeconds is %d; it must be 1 or more", timeoutSeconds);
    Require.argument(evaluations >= 0, "evaluations is %d; it must be 0 or more", evaluations);
  }

  /** Nobody judges. */
  public static JudgeConfig defaults() {
    return new JudgeConfig("", Better.HIGHER, 3_600, 0);
  }
}
