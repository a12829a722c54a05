package mcl.soups.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.soups.model.Ingredients;
import mcl.soups.model.Lineage;

/**
 * {@code run.json} of a soup of checkpoints, so that the soup is a checkpoint itself: after no
 * steps, with the first ingredient's configuration, the lineage that all ingredients share, and the
 * ingredients.
 */
final class SoupLineage {
  private SoupLineage() {}

  /** Writes it, if the first ingredient has one. */
  static void write(Ingredients ingredients, SoupRecord record, Path folder) throws IOException {
    List<Lineage> lineages = ingredients.models().stream().map(Lineage::of).toList();
    JsonNode first = lineages.get(0).record();
    if (!first.isObject()) {
      return;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", 0);
    fields.put("code", record.software());
    fields.put("engine", "");
    fields.put("vocabularySha256", first.path("vocabularySha256").asText(""));
    fields.put("dataSha256", sameText(lineages, "dataSha256"));
    fields.put("config", first.path("config"));
    fields.put("lineage", Lineage.shared(lineages));
    fields.put("ingredients", record.ingredients().stream().map(SoupLineage::ingredient).toList());
    Json.write(folder.resolve(Lineage.RUN), fields);
  }

  private static Map<String, Object> ingredient(SoupRecord.Part part) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", part.path());
    fields.put("weight", part.weight());
    fields.put("sha256", part.sha256());
    return fields;
  }

  private static String sameText(List<Lineage> lineages, String field) {
    List<String> texts =
        lineages.stream().map(it -> it.record().path(field).asText("")).distinct().toList();
    return texts.size() == 1 ? texts.get(0) : "";
  }
}
