package mcl.cli.soup;

import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.base.json.NearestName;
import mcl.cli.judge.Judge;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.soups.engine.OutputType;
import mcl.soups.engine.Precision;
import mcl.soups.method.MergeMethodKind;
import mcl.soups.recipe.FormulaConfig;
import mcl.soups.recipe.JudgeConfig;
import mcl.soups.recipe.OutputConfig;
import mcl.soups.recipe.SoupRecipe;
import mcl.soups.recipe.TensorConfig;

/** Makes a recipe of a recipe file, where one is given, and the options, which go before it. */
public final class RecipeReader {
  private final Arguments arguments;
  private final SoupRecipe file;

  private RecipeReader(Arguments arguments, SoupRecipe file) {
    this.arguments = arguments;
    this.file = file;
  }

  /**
   * Reads the command line.
   *
   * @throws UserException naming the option, or file and field
   */
  public static SoupRecipe read(Arguments arguments) {
    SoupRecipe file =
        arguments
            .optionalPath(SoupOptions.RECIPE)
            .map(path -> Json.read(path, SoupRecipe.class, SoupRecipe.defaults()))
            .orElse(SoupRecipe.defaults());
    try {
      SoupRecipe recipe = new RecipeReader(arguments, file).recipe();
      requireJudge(recipe);
      return recipe;
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage() + ".", e);
    }
  }

  private static void requireJudge(SoupRecipe recipe) {
    if (recipe.method().weighing().needsJudge() && recipe.judge().by().isEmpty()) {
      throw UserException.of(
          "%s finds weights by having soups judged: say with --judge by whom.",
          Arguments.spelling(recipe.method()));
    }
  }

  private SoupRecipe recipe() {
    List<String> words = new ArrayList<>(arguments.operands());
    MergeMethodKind method = file.method();
    if (method == null || !words.isEmpty() && isMethod(words.get(0))) {
      method = method(words);
    }
    return new SoupRecipe(
        method,
        words.isEmpty() ? file.ingredients() : words,
        arguments.optionalText(SoupOptions.BASE).orElse(file.base()),
        given(SoupOptions.LAST) ? whole(SoupOptions.LAST, 1) : file.last(),
        formula(file.formula()),
        tensors(file.tensors()),
        judge(file.judge()),
        output(file.output()));
  }

  private static boolean isMethod(String word) {
    return spellings().contains(word);
  }

  private static List<String> spellings() {
    return List.of(MergeMethodKind.values()).stream().map(Arguments::spelling).toList();
  }

  /** Takes the first word away. */
  private static MergeMethodKind method(List<String> words) {
    String known = String.join(", ", spellings());
    if (words.isEmpty()) {
      throw UserException.of("Which METHOD? There are %s.", known);
    }
    String word = words.remove(0);
    if (!isMethod(word)) {
      String nearest =
          NearestName.to(word, spellings()).map(it -> " Did you mean " + it + "?").orElse("");
      throw UserException.of("There is no method \"%s\"; there are %s.%s", word, known, nearest);
    }
    return MergeMethodKind.values()[spellings().indexOf(word)];
  }

  private FormulaConfig formula(FormulaConfig from) {
    return new FormulaConfig(
        numbers(SoupOptions.WEIGHTS, from.weights()),
        number(SoupOptions.T, from.t()),
        numbers(SoupOptions.DENSITY, from.density()),
        number(SoupOptions.LAMBDA, from.lambda()),
        given(SoupOptions.NORMALIZE)
            ? Boolean.valueOf(arguments.flag(SoupOptions.NORMALIZE))
            : from.normalize(),
        given(SoupOptions.SEED)
            ? arguments.whole(SoupOptions.SEED, Long.MIN_VALUE, Long.MAX_VALUE)
            : from.seed(),
        number(SoupOptions.DECAY, from.decay()));
  }

  private TensorConfig tensors(TensorConfig from) {
    TensorConfig chosen =
        new TensorConfig(
            words(SoupOptions.ONLY, from.only()),
            words(SoupOptions.EXCEPT, from.except()),
            from.weights(),
            from.t(),
            from.density(),
            from.lambda());
    return given(SoupOptions.FOR)
        ? TensorWords.onto(chosen, arguments.text(SoupOptions.FOR))
        : chosen;
  }

  private JudgeConfig judge(JudgeConfig from) {
    String by = arguments.optionalText(SoupOptions.JUDGE).orElse(from.by());
    JudgeConfig.Better usual = given(SoupOptions.JUDGE) ? Judge.usualBetter(by) : from.better();
    return new JudgeConfig(
        by,
        given(SoupOptions.BETTER)
            ? arguments.choice(SoupOptions.BETTER, JudgeConfig.Better.class)
            : usual,
        given(SoupOptions.TIMEOUT) ? whole(SoupOptions.TIMEOUT, 1) : from.timeoutSeconds(),
        given(SoupOptions.EVALUATIONS) ? whole(SoupOptions.EVALUATIONS, 1) : from.evaluations());
  }

  private OutputConfig output(OutputConfig from) {
    return new OutputConfig(
        given(SoupOptions.DTYPE)
            ? arguments.choice(SoupOptions.DTYPE, OutputType.class)
            : from.dtype(),
        given(SoupOptions.ACCUMULATE)
            ? arguments.choice(SoupOptions.ACCUMULATE, Precision.class)
            : from.accumulate(),
        given(SoupOptions.SHARD_SIZE) ? arguments.text(SoupOptions.SHARD_SIZE) : from.shardSize(),
        given(SoupOptions.HASHES) ? arguments.flag(SoupOptions.HASHES) : from.hashes());
  }

  private boolean given(CommandOption option) {
    return arguments.given(option);
  }

  private int whole(CommandOption option, int least) {
    return arguments.integer(option, least, Integer.MAX_VALUE);
  }

  private double number(CommandOption option, double otherwise) {
    return given(option)
        ? arguments.number(option, -Double.MAX_VALUE, Double.MAX_VALUE)
        : otherwise;
  }

  private List<Double> numbers(CommandOption option, List<Double> otherwise) {
    return given(option) ? NumberList.numbers(option.name(), arguments.text(option)) : otherwise;
  }

  private List<String> words(CommandOption option, List<String> otherwise) {
    return given(option) ? NumberList.words(arguments.text(option)) : otherwise;
  }
}
