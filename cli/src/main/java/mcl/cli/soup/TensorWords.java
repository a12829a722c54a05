package mcl.cli.soup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.soups.recipe.TensorConfig;

/** Reads {@code --for}: {@code PATTERN:name=value;name=value PATTERN:...}. */
final class TensorWords {
  private static final String OPTION = "for";

  private final Map<String, List<Double>> weights = new LinkedHashMap<>();
  private final Map<String, Double> t = new LinkedHashMap<>();
  private final Map<String, List<Double>> density = new LinkedHashMap<>();
  private final Map<String, Double> lambda = new LinkedHashMap<>();

  /** The same choice of tensors with these numbers, before those that it has. */
  static TensorConfig onto(TensorConfig config, String text) {
    TensorWords words = new TensorWords();
    for (String entry : text.strip().split("\\s+")) {
      words.add(entry);
    }
    return new TensorConfig(
        config.only(),
        config.except(),
        before(words.weights, config.weights()),
        before(words.t, config.t()),
        before(words.density, config.density()),
        before(words.lambda, config.lambda()));
  }

  private static <T> Map<String, T> before(Map<String, T> first, Map<String, T> rest) {
    Map<String, T> all = new LinkedHashMap<>(first);
    rest.forEach(all::putIfAbsent);
    return all;
  }

  private void add(String entry) {
    int colon = entry.lastIndexOf(':');
    if (colon < 1) {
      throw UserException.of(
          "--for: expected a pattern, a colon and settings, such as \"*bias:t=0.5\", not \"%s\".",
          entry);
    }
    for (String setting : entry.substring(colon + 1).split(";")) {
      add(entry.substring(0, colon), setting.split("=", 2));
    }
  }

  private void add(String pattern, String[] setting) {
    String value = setting.length == 2 ? setting[1] : "";
    switch (setting[0]) {
      case "weights" -> weights.put(pattern, NumberList.numbers(OPTION, value));
      case "t" -> t.put(pattern, NumberList.number(OPTION, value));
      case "density" -> density.put(pattern, NumberList.numbers(OPTION, value));
      case "lambda" -> lambda.put(pattern, NumberList.number(OPTION, value));
      default ->
          throw UserException.of(
              "--for: there is no setting \"%s\"; there are weights, t, density and lambda.",
              setting[0]);
    }
  }
}
