package mcl.cli.inspect;

import java.nio.file.Path;
import java.util.OptionalDouble;
import mcl.cli.runreport.LastMeasures;

/** What {@code metrics.jsonl} of a run says last. */
final class ScoreFacts {
  private static final String VALIDATION = "eval/";
  private static final String AVERAGE = "eval_average/";
  private static final String TRAINING = "train/";

  private ScoreFacts() {}

  /** The last validation. */
  static Facts validation(Path run) {
    return last(run, VALIDATION);
  }

  /** The last validation of the moving average of the weights, if one is kept. */
  static Facts average(Path run) {
    return last(run, AVERAGE);
  }

  /** The last line of training losses. */
  static Facts training(Path run) {
    return last(run, TRAINING);
  }

  /** The validation after this step, if there was one. */
  static Facts validation(Path run, double step) {
    return at(LastMeasures.of(run), VALIDATION, step);
  }

  /** The same of the moving average of the weights. */
  static Facts average(Path run, double step) {
    return at(LastMeasures.of(run), AVERAGE, step);
  }

  private static Facts last(Path run, String beginning) {
    LastMeasures measures = LastMeasures.of(run);
    OptionalDouble step = measures.lastStep(beginning);
    return step.isPresent() ? at(measures, beginning, step.getAsDouble()) : new Facts();
  }

  private static Facts at(LastMeasures measures, String beginning, double step) {
    Facts facts = new Facts();
    measures.at(step, beginning).forEach(facts::put);
    return facts.values().isEmpty() ? facts : new Facts().put("step", (long) step).putAll(facts);
  }
}
