package mcl.soups.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.base.json.Json;
import mcl.soups.search.Scores;

/** The model card of a soup: a page of Markdown behind a block of YAML, as model hubs show it. */
record SoupCard(SoupRecord record) {
  static final String FILE = "README.md";

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add("---\ntags:\n- merge\n- model-soup\n---\n");
    parts.add("# A soup of " + record.ingredients().size() + " models\n");
    parts.add(introduction());
    parts.add("## Ingredients\n\n" + table());
    String hashes = hashes();
    if (!hashes.isEmpty()) {
      parts.add("## Hashes\n\nSHA-256 of the ingredients' weights:\n\n" + hashes);
    }
    parts.add("## Settings\n\n" + settings());
    parts.add(
        "All that is known stands in `"
            + SoupRecord.FILE
            + "` too. Made by "
            + record.software()
            + ". No state of an optimizer came along.\n");
    return String.join("\n", parts);
  }

  private String introduction() {
    String base = record.base() == null ? "" : ", counted from " + code(record.base().path());
    String score =
        record.score() == null
            ? ""
            : " It was judged by "
                + code(record.judge())
                + ": "
                + Scores.text(record.score())
                + ".";
    return "Weights merged by "
        + code(record.method())
        + base
        + ", not trained since."
        + score
        + "\n";
  }

  private String table() {
    StringBuilder rows = new StringBuilder("| model | weight | own score | what became of it |\n");
    rows.append("|---|---|---|---|\n");
    for (SoupRecord.Part part : record.ingredients()) {
      rows.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s |%n",
              code(part.path()),
              Scores.text(part.weight()),
              part.score() == null ? "-" : Scores.text(part.score()),
              part.verdict() == null ? "-" : part.verdict()));
    }
    return rows.toString();
  }

  private String hashes() {
    StringBuilder lines = new StringBuilder();
    record.ingredients().forEach(part -> append(lines, part));
    if (record.base() != null) {
      append(lines, record.base());
    }
    return lines.toString();
  }

  private static void append(StringBuilder lines, SoupRecord.Part part) {
    for (Map.Entry<String, String> file : part.sha256().entrySet()) {
      lines.append("- ").append(code(part.path() + "/" + file.getKey())).append(": ");
      lines.append(code(file.getValue())).append('\n');
    }
  }

  private String settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("formula", record.formula());
    if (record.tensors() != null) {
      settings.put("tensors", record.tensors());
    }
    settings.put("output", record.output());
    return "```json\n" + Json.text(settings) + "```\n";
  }

  private static String code(String text) {
    String line = text.replaceAll("\\s+", " ").replace("|", "\\|");
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }
}
