package mcl.cli.cook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import mcl.cli.training.RunFolder;
import mcl.pretraining.checkpoint.Ancestor;
import mcl.pretraining.resume.RunLock;
import mcl.pretraining.resume.SettingChange;
import mcl.pretraining.resume.SettingDifferences;
import mcl.tokenization.shards.ShardManifest;

/** What an experiment keeps, so that it can go on at any time. */
record CookFolder(Path path) {
  static final String RECIPE = "recipe.json";

  /**
   * Refuses a folder that holds anything else, and one of another recipe.
   *
   * @throws UserException that lists what differs
   */
  void requireFor(CookPlan plan, BooleanSupplier stop) throws IOException {
    JsonNode now = Json.tree(Json.text(facts(plan, stop)));
    Path file = path.resolve(RECIPE);
    if (!Files.exists(file)) {
      requireNew();
      return;
    }
    List<SettingChange> changes = SettingDifferences.between(read(file), now);
    if (!changes.isEmpty()) {
      throw UserException.of(
          "%s was begun with another recipe:%n%s%nGive it the recipe that it was begun with, or cook"
              + " this one into a new folder.",
          path, changes.stream().map(it -> "  " + it).collect(Collectors.joining("\n")));
    }
  }

  private void requireNew() throws IOException {
    if (RunFolder.holdsRun(path)) {
      throw UserException.of("--out: %s holds a run of mcl pretrain. Name a new folder.", path);
    }
    RunFolder.requireFree(path);
  }

  /** Notes the recipe, where that has not been done, and clears away what a killed process left. */
  void begin(CookPlan plan, BooleanSupplier stop) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.filter(AtomicFiles::isTemporary).toList()) {
        AtomicFiles.deleteTree(entry);
      }
    }
    if (!Files.exists(path.resolve(RECIPE))) {
      Json.write(path.resolve(RECIPE), facts(plan, stop));
    }
  }

  /** Keeps it from other processes. */
  RunLock lock(Consumer<String> warnings) throws IOException {
    return RunLock.take(Files.createDirectories(path), warnings);
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return Json.tree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new UserException(file + ": " + Json.fault(e), e);
    }
  }

  /** All that the results depend on. */
  private static Map<String, Object> facts(CookPlan plan, BooleanSupplier stop) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("start", plan.start().toString());
    facts.put("startSha256", Ancestor.of(plan.start(), Ancestor.CHECKPOINT, stop).sha256());
    facts.put("data", plan.data().toString());
    facts.put("dataSha256", Sha256.of(plan.data().resolve(ShardManifest.FILE)));
    facts.put("judge", plan.judge());
    facts.put("examiners", plan.examiners());
    facts.put("line", plan.line());
    facts.put("points", plan.points());
    facts.put("order", plan.names());
    facts.put("ingredients", plan.ingredients());
    return facts;
  }

  /** The run of an ingredient. */
  Path ingredient(String name) {
    return path.resolve("ingredients").resolve(name);
  }

  /** Every score that was given. */
  Path scores() {
    return path.resolve("scores.json");
  }

  /** A soup. */
  Path soup(String method) {
    return path.resolve(method);
  }

  /** The page. */
  Path report() {
    return path.resolve("report.html");
  }
}
