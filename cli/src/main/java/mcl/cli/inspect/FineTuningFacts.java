package mcl.cli.inspect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mcl.exchange.importing.Importer;

/** What the folder of a fine-tuning run holds, or that of a fine-tuned model which was imported. */
final class FineTuningFacts {
  private static final String MODEL = "model";
  private static final String GLUE = "glue_results.json";

  private FineTuningFacts() {}

  /** Whether a folder is one. */
  static boolean matches(Path folder) {
    return results(folder).findAny().isPresent() || ModelFacts.matches(folder.resolve(MODEL));
  }

  /** Reads its scores and its model. */
  static Facts of(Path folder, Detail detail) {
    Facts facts = new Facts();
    Path lineage = folder.resolve(Importer.LINEAGE);
    if (Files.isRegularFile(lineage)) {
      facts.put("lineage", LineageFacts.lineage(JsonFile.read(lineage)));
    }
    results(folder)
        .findFirst()
        .ifPresent(results -> facts.put("scores", JsonFile.fact(JsonFile.read(results))));
    Path model = folder.resolve(MODEL);
    return ModelFacts.matches(model) ? facts.put(MODEL, ModelFacts.of(model, detail)) : facts;
  }

  /** Whether a folder is that of mcl glue, when it is over. */
  static boolean areOfGlue(Path folder) {
    return Files.isRegularFile(folder.resolve(GLUE));
  }

  /** Reads the table of all tasks. */
  static Facts ofGlue(Path folder) {
    return new Facts().put("scores", JsonFile.fact(JsonFile.read(folder.resolve(GLUE))));
  }

  /** The file with all scores, or that with those of the development rows alone. */
  private static Stream<Path> results(Path folder) {
    return Stream.of("all_results.json", "eval_results.json")
        .map(folder::resolve)
        .filter(Files::isRegularFile);
  }
}
