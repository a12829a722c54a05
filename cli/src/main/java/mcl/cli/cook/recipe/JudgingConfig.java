package mcl.cli.cook.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.config.Range;
import mcl.base.config.Ranges;
import mcl.cli.judge.Judge;
import mcl.soups.recipe.JudgeConfig;

/**
 * Who judges.
 *
 * @param by as {@code mcl soup --judge} takes it: {@code validation:SHARDS}, {@code
 *     finetune:TRAIN,DEV}, or a command with {} for the folder. Empty: the held-out text of {@code
 *     data}
 * @param better which scores are better
 * @param timeoutSeconds how long a command may take, an examiner's too
 */
@RetainJavadoc
public record JudgingConfig(String by, Better better, @Range(min = 1) int timeoutSeconds) {
  /** Which of two scores is better. */
  @RetainJavadoc
  public enum Better {
    /** Lower for losses on held-out text, higher for all else. */
    @JsonProperty("usual")
    USUAL,
    /** As for accuracies. */
    @JsonProperty("higher")
    HIGHER,
    /** As for losses. */
    @JsonProperty("lower")
    LOWER
  }

  /** Checks every range. */
  public JudgingConfig {
    Ranges.check(JudgingConfig.class, "timeoutSeconds", timeoutSeconds);
  }

  /** The held-out text. */
  public static JudgingConfig defaults() {
    return new JudgingConfig("", Better.USUAL, JudgeConfig.defaults().timeoutSeconds());
  }

  /**
   * The judge of soups.
   *
   * @param usual who judges where nobody is named
   */
  public JudgeConfig of(String usual) {
    String who = by.isEmpty() ? usual : by;
    return new JudgeConfig(who, direction(who), timeoutSeconds, 0);
  }

  /** An examiner with the same patience. */
  public JudgeConfig examiner(String who) {
    return new JudgeConfig(who, Judge.usualBetter(who), timeoutSeconds, 0);
  }

  private JudgeConfig.Better direction(String who) {
    return switch (better) {
      case USUAL -> Judge.usualBetter(who);
      case HIGHER -> JudgeConfig.Better.HIGHER;
      case LOWER -> JudgeConfig.Better.LOWER;
    };
  }
}
