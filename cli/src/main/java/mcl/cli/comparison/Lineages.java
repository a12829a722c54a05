package mcl.cli.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table;

/** What the weights of each run began with. */
final class Lineages implements Comparison {
  private static final int SHORT_HASH = 12;

  @Override
  public void addTo(HtmlReport page, List<ComparedRun> all) {
    List<ComparedRun> runs = all.stream().filter(run -> !run.provenance().isMissingNode()).toList();
    if (runs.isEmpty()) {
      return;
    }
    Table table =
        Table.of(
            "What the weights began with, the oldest first",
            "Run",
            "Began with",
            "Kind",
            "SHA-256");
    for (ComparedRun run : runs) {
      table = rows(table, run);
    }
    page.heading("Lineage").table(table);
  }

  private static Table rows(Table table, ComparedRun run) {
    JsonNode ancestors = run.provenance().path("lineage");
    if (ancestors.isEmpty()) {
      return table.row(run.name(), "random weights", "–", "–");
    }
    Table longer = table;
    for (JsonNode ancestor : ancestors) {
      longer =
          longer.row(
              run.name(),
              ancestor.path("path").asText(),
              ancestor.path("kind").asText(),
              hashes(ancestor.path("sha256")));
    }
    return longer;
  }

  private static String hashes(JsonNode byFile) {
    List<String> hashes = new ArrayList<>();
    byFile
        .properties()
        .forEach(
            file -> {
              String hash = file.getValue().asText();
              int shown = Math.min(SHORT_HASH, hash.length());
              hashes.add(file.getKey() + ": " + hash.substring(0, shown) + "…");
            });
    return String.join(", ", hashes);
  }
}
