package mcl.soups.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/**
 * What a model records of its descent: {@code run.json} of a checkpoint or a fine-tuned model,
 * {@code lineage.json} of an imported one.
 *
 * @param model whose it is
 * @param record {@code run.json}; missing where there is none
 * @param ancestors what the weights began with, each told by something that no other has
 * @param isKnown whether anything is recorded
 */
public record Lineage(ModelFolder model, JsonNode record, Set<String> ancestors, boolean isKnown) {
  /** What a checkpoint says of itself. */
  public static final String RUN = "run.json";

  private static final String RANDOM = "random initialisation";

  /** Reads what is there. */
  public static Lineage of(ModelFolder model) {
    JsonNode run = read(model.path().resolve(RUN));
    JsonNode imported = read(model.path().resolve("lineage.json"));
    Set<String> ancestors = new TreeSet<>();
    addHashes(run.path("lineage"), ancestors);
    addHashes(imported.path("lineage"), ancestors);
    String start = run.path("start").asText("");
    if (!start.isEmpty() && !start.equals(RANDOM)) {
      ancestors.add("start " + start);
    }
    boolean known = run.isObject() || imported.isObject();
    return new Lineage(model, run, ancestors, known);
  }

  private static void addHashes(JsonNode lineage, Set<String> ancestors) {
    for (JsonNode ancestor : lineage) {
      if (!ancestor.path("sha256").isEmpty()) {
        ancestors.add(ancestor.path("sha256").toString());
      }
    }
  }

  /** What all have in common of their recorded lineage, the oldest first. */
  public static List<JsonNode> shared(List<Lineage> all) {
    List<JsonNode> shared = new ArrayList<>();
    all.get(0).record().path("lineage").forEach(shared::add);
    for (Lineage other : all) {
      List<JsonNode> there = new ArrayList<>();
      other.record().path("lineage").forEach(there::add);
      shared.removeIf(ancestor -> there.stream().noneMatch(it -> sameWeights(it, ancestor)));
    }
    return shared;
  }

  private static boolean sameWeights(JsonNode one, JsonNode other) {
    return one.path("sha256").equals(other.path("sha256"));
  }

  private static JsonNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      return MissingNode.getInstance();
    }
    try {
      return Json.tree(Files.readString(file));
    } catch (IOException e) {
      throw new UserException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
  }
}
