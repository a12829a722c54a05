package mcl.cli.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table.Cell;
import mcl.cli.report.Table.Tone;

/** The settings in which runs differ, and no others. */
final class Differences implements Comparison {
  private static final Cell NOT_SAID = new Cell("not said", Tone.QUIET);
  private static final int SHORT_HASH = 12;
  private static final int MOST_DECIMALS = 8;

  @Override
  public void addTo(HtmlReport page, List<ComparedRun> all) {
    List<ComparedRun> runs = all.stream().filter(run -> !run.provenance().isMissingNode()).toList();
    if (runs.size() < 2) {
      return;
    }
    Map<ComparedRun, Map<String, String>> settings = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    for (ComparedRun run : runs) {
      settings.put(run, settings(run.provenance()));
      names.addAll(settings.get(run).keySet());
    }
    RunTable table = new RunTable("Settings that differ", "Setting", runs);
    names.stream()
        .filter(name -> differs(name, settings))
        .forEach(name -> table.row(name, run -> cell(settings.get(run).get(name))));
    page.heading("Differences");
    if (table.isEmpty()) {
      page.paragraph("Configuration, vocabulary, data and software of these runs are the same.");
    } else {
      page.paragraph("All other settings, and what is not named here, are the same in these runs.")
          .table(table.table());
    }
  }

  private static boolean differs(String name, Map<ComparedRun, Map<String, String>> settings) {
    return settings.values().stream().map(it -> it.get(name)).distinct().count() > 1;
  }

  private static Cell cell(String value) {
    return value == null ? NOT_SAID : Cell.of(value);
  }

  /** All that a run says of itself but for its lineage, by dotted paths. */
  private static Map<String, String> settings(JsonNode provenance) {
    Map<String, String> settings = new LinkedHashMap<>();
    flatten("", provenance.path("config"), settings);
    putHash(settings, "vocabulary (SHA-256)", provenance.path("vocabularySha256").asText());
    putHash(settings, "data (SHA-256)", provenance.path("dataSha256").asText());
    settings.put("software", provenance.path("code").asText());
    settings.put("engine", provenance.path("engine").asText());
    return settings;
  }

  private static void putHash(Map<String, String> settings, String name, String hash) {
    settings.put(name, hash.length() > SHORT_HASH ? hash.substring(0, SHORT_HASH) + "…" : hash);
  }

  private static void flatten(String path, JsonNode value, Map<String, String> settings) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      settings));
    } else if (!value.isMissingNode()) {
      settings.put(path, text(value));
    }
  }

  private static String text(JsonNode value) {
    if (value.isFloatingPointNumber()) {
      BigDecimal number = value.decimalValue().stripTrailingZeros();
      return number.scale() > MOST_DECIMALS ? number.toString() : number.toPlainString();
    }
    return value.isTextual() ? value.asText() : value.toString();
  }
}
