package mcl.exchange.exporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.exchange.importing.Importer;
import mcl.finetuning.inference.ModelFolder;
import mcl.finetuning.series.SeriesFolder;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Player;
import mcl.pretraining.checkpoint.Provenance;

/**
 * What the files beside a model tell of it. Each of them may be missing; then its node is.
 *
 * @param run {@code run.json} of a checkpoint
 * @param soup {@code soup.json} of merged weights
 * @param lineage {@code lineage.json} of a fine-tuned model that was imported, or what is said of
 *     the model that fine-tuning began with
 * @param validation the last line of {@code metrics.jsonl} with a validation, up to the
 *     checkpoint's step
 * @param results {@code all_results.json}, or else {@code eval_results.json}
 * @param tuning {@code finetune.json} of a fine-tuning run
 */
record CardFacts(
    JsonNode run,
    JsonNode soup,
    JsonNode lineage,
    JsonNode validation,
    JsonNode results,
    JsonNode tuning) {
  private static final String METRICS = "metrics.jsonl";

  /** A model that lies in one of these is told of by the folder around it. */
  private static final Set<String> INNER =
      Set.of(ModelFolder.TUNED, Player.GENERATOR.folder(), Player.DISCRIMINATOR.folder());

  /**
   * Looks into a checkpoint, the folder of a fine-tuning run, or around the model in one of them.
   *
   * @throws UserException if one of the files is there and is no JSON
   */
  static CardFacts of(Path given) {
    Path folder = given.toAbsolutePath().normalize();
    boolean inside =
        Files.exists(folder.resolve(HuggingFaceConfig.FILE))
            && INNER.contains(folder.getFileName().toString());
    Path home = inside ? folder.getParent() : folder;
    JsonNode run = read(home.resolve(Provenance.FILE));
    JsonNode results = read(home.resolve("all_results.json"));
    return new CardFacts(
        run,
        read(home.resolve("soup.json")),
        lineage(home, results),
        validation(home.resolveSibling(METRICS), run.path("step").asLong(0)),
        results.isMissingNode() ? read(home.resolve("eval_results.json")) : results,
        read(home.resolve(SeriesFolder.CONFIG)));
  }

  /** Its own; of a fine-tuned model that of what it began with, if that still lies there. */
  private static JsonNode lineage(Path home, JsonNode results) {
    JsonNode own = read(home.resolve(Importer.LINEAGE));
    String start = results.path("start").asText();
    if (!own.isMissingNode() || start.isEmpty()) {
      return own;
    }
    JsonNode run = read(Path.of(start).resolve(Provenance.FILE));
    return run.has("lineage") ? run : read(Path.of(start).resolve(Importer.LINEAGE));
  }

  private static JsonNode read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Json.tree(Files.readString(file))
          : MissingNode.getInstance();
    } catch (IOException e) {
      throw new UserException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
  }

  private static JsonNode validation(Path metrics, long step) {
    JsonNode last = MissingNode.getInstance();
    if (step == 0 || !Files.isRegularFile(metrics)) {
      return last;
    }
    try (BufferedReader lines = Files.newBufferedReader(metrics)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode values = line.contains("\"eval/") ? parsed(line) : MissingNode.getInstance();
        boolean earlier = values.path("step").asLong(Long.MAX_VALUE) <= step;
        last = earlier ? values : last;
      }
      return last;
    } catch (IOException e) {
      throw UserException.cannotRead(metrics, e);
    }
  }

  /** The last line of a run that was killed breaks off. */
  private static JsonNode parsed(String line) {
    try {
      return Json.tree(line);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** After how many steps the weights were saved; 0 where none were done. */
  long steps() {
    return run.path("step").asLong(0);
  }

  /** Whether a fine-tuned model reads two texts together. */
  boolean isOfPairs() {
    return results.path("pairs").asBoolean(false);
  }

  /** What the weights were merged of. */
  JsonNode ingredients() {
    return run.path("ingredients").isEmpty() ? soup.path("ingredients") : run.path("ingredients");
  }

  /** What the weights began with. */
  Stream<JsonNode> ancestors() {
    JsonNode all = run.has("lineage") ? run.path("lineage") : lineage.path("lineage");
    return Stream.iterate(0, number -> number < all.size(), number -> number + 1).map(all::path);
  }
}
