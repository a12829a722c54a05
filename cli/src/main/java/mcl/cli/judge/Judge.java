package mcl.cli.judge;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import mcl.bridge.device.Compute;
import mcl.soups.SoupScorer;
import mcl.soups.recipe.JudgeConfig;

/** Who judges soups, as {@code --judge} names it. */
public interface Judge extends SoupScorer, AutoCloseable {
  /** The word before the colon of the pre-training validation. */
  String VALIDATION = "validation:";

  /** The word before the colon of a fine-tuning task. */
  String FINE_TUNING = "finetune:";

  /** A setting of the validation that asks for a loss. */
  Pattern LOSS = Pattern.compile(",\\s*metric\\s*=\\s*[a-z]+_loss\\s*(,|$)");

  /** Ends what the judge holds. */
  @Override
  default void close() {}

  /**
   * Makes the judge ready.
   *
   * @param first the first ingredient
   * @param compute by what and where it computes
   * @param stop asked while it judges; true ends that with a {@link mcl.base.check.Stopped}
   * @throws mcl.base.check.UserException if it is not to be had
   */
  static Judge of(JudgeConfig config, Path first, Compute compute, BooleanSupplier stop) {
    String by = config.by();
    if (by.startsWith(VALIDATION)) {
      return ValidationJudge.of(by.substring(VALIDATION.length()), first, compute, stop);
    }
    if (by.startsWith(FINE_TUNING)) {
      return FineTuneJudge.of(by.substring(FINE_TUNING.length()), compute, stop);
    }
    return new CommandJudge(by, config.timeoutSeconds(), stop);
  }

  /** Which scores are better, where the user does not say. */
  static JudgeConfig.Better usualBetter(String by) {
    return by.startsWith(VALIDATION) && LOSS.matcher(by).find()
        ? JudgeConfig.Better.LOWER
        : JudgeConfig.Better.HIGHER;
  }
}
