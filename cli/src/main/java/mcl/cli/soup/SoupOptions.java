package mcl.cli.soup;

import java.util.List;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.soups.recipe.FormulaConfig;
import mcl.soups.recipe.JudgeConfig;
import mcl.soups.recipe.OutputConfig;

/** The options of {@code mcl soup} that say what a recipe can say. */
public final class SoupOptions {
  private static final FormulaConfig NUMBERS = FormulaConfig.defaults();
  private static final OutputConfig USUAL = OutputConfig.defaults();

  static final CommandOption RECIPE =
      input(
          "recipe",
          "FILE",
          "A JSON file that holds any of what is said here; options go before what it says.");
  static final CommandOption BASE =
      input(
          "base",
          "DIR",
          "What the ingredients began with: ties, dare, task-arithmetic and stock count changes from"
              + " it.");
  static final CommandOption LAST =
      input(
          "last",
          "K",
          "The words behind METHOD are runs, of each of which the last K checkpoints count.");
  static final CommandOption ONLY =
      input(
          "only",
          "PATTERNS",
          "Merge only tensors with such names; others are those of the first ingredient. Patterns"
              + " have * and ? and are separated by commas.");
  static final CommandOption EXCEPT =
      input("except", "PATTERNS", "Do not merge tensors with such names.");

  static final CommandOption WEIGHTS =
      formula("weights", "X,...", "One for each ingredient; all 1 if not given.");
  static final CommandOption T =
      formula("t", "X", "slerp: from 0, the first ingredient, to 1, the second.")
          .orElse(NUMBERS.t());
  static final CommandOption DENSITY =
      formula(
          "density",
          "X,...",
          "ties, dare: the share of changes that are kept, one or one for each ingredient; 0.2 for"
              + " ties and 0.5 for dare if not given.");
  static final CommandOption LAMBDA =
      formula(
              "lambda",
              "X",
              "ties, dare, task-arithmetic: what the sum of changes is multiplied by.")
          .orElse(1);
  static final CommandOption NORMALIZE =
      new CommandOption(
          "normalize",
          CommandOption.Kind.TOGGLE,
          OptionGroup.FORMULA,
          "",
          "Divide the sum by that of the weights; weighted and ties do, dare and task-arithmetic do"
              + " not, if not given.",
          false,
          "");
  static final CommandOption SEED =
      formula("seed", "N", "dare: of the random choices.").orElse(NUMBERS.seed());
  static final CommandOption DECAY =
      formula("decay", "X", "ema: the share of the average that stays at each further checkpoint.")
          .orElse(NUMBERS.decay());
  static final CommandOption FOR =
      formula(
          "for",
          "SETTINGS",
          "Other numbers for some tensors, such as \"*attention*:t=0.3 *bias:t=0\"; t, weights,"
              + " density and lambda can be set.");

  static final CommandOption JUDGE =
      judging(
          "judge",
          "WHO",
          "Who judges soups: a command that prints a number, in which {} stands for the folder;"
              + " validation:SHARDS; or finetune:TRAIN,DEV.");
  static final CommandOption BETTER =
      judging("judge-better", "WHICH", "Which scores are better: higher, or lower as for losses.")
          .orElse("higher");
  static final CommandOption TIMEOUT =
      judging("judge-timeout", "SECONDS", "How long a command may take.")
          .orElse(JudgeConfig.defaults().timeoutSeconds());
  static final CommandOption EVALUATIONS =
      judging(
          "evaluations",
          "N",
          "learned: how many soups may be judged; 20 for each ingredient if not given.");

  static final CommandOption DTYPE =
      output("dtype", "TYPE", "Of merged tensors: keep, float32, float16 or bfloat16.")
          .orElse("keep");
  static final CommandOption ACCUMULATE =
      output("accumulate", "TYPE", "In which averages are added up: float32 or float64.")
          .orElse("float32");
  static final CommandOption SHARD_SIZE =
      output("shard-size", "SIZE", "The most bytes of weights in a file, such as 500MB.")
          .orElse(USUAL.shardSize());

  static final CommandOption HASHES =
      CommandOption.toggle(
          "hashes",
          OptionGroup.OUTPUT,
          "Record the SHA-256 of the ingredients' weights, which takes longer than an average"
              + " itself.",
          true);

  private SoupOptions() {}

  /** All of them, in the order in which the help explains them. */
  public static List<CommandOption> all() {
    return List.of(
        RECIPE,
        BASE,
        LAST,
        ONLY,
        EXCEPT,
        WEIGHTS,
        T,
        DENSITY,
        LAMBDA,
        NORMALIZE,
        SEED,
        DECAY,
        FOR,
        JUDGE,
        BETTER,
        TIMEOUT,
        EVALUATIONS,
        DTYPE,
        ACCUMULATE,
        SHARD_SIZE,
        HASHES);
  }

  private static CommandOption input(String name, String value, String description) {
    return CommandOption.value(name, value, OptionGroup.INPUT, description);
  }

  private static CommandOption formula(String name, String value, String description) {
    return CommandOption.value(name, value, OptionGroup.FORMULA, description);
  }

  private static CommandOption judging(String name, String value, String description) {
    return CommandOption.value(name, value, OptionGroup.JUDGING, description);
  }

  private static CommandOption output(String name, String value, String description) {
    return CommandOption.value(name, value, OptionGroup.OUTPUT, description);
  }
}
