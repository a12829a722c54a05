package mcl.cli.inspect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the folder of a fine-tuning run holds. */
final class FineTuningFacts {
  private static final String MODEL = "model";

  private FineTuningFacts() {}

  /** Whether a folder is one. */
  static boolean matches(Path folder) {
    return results(folder).findAny().isPresent();
  }

  /** Reads its scores and its model. */
  static Facts of(Path folder, Detail detail) {
    Path results = results(folder).findFirst().orElseThrow();
    Facts facts = new Facts().put("scores", JsonFile.fact(JsonFile.read(results)));
    Path model = folder.resolve(MODEL);
    return ModelFacts.matches(model) ? facts.put(MODEL, ModelFacts.of(model, detail)) : facts;
  }

  /** The file with all scores, or that with those of the development rows alone. */
  private static Stream<Path> results(Path folder) {
    return Stream.of("all_results.json", "eval_results.json")
        .map(folder::resolve)
        .filter(Files::isRegularFile);
  }
}
