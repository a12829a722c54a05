package mcl.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import mcl.base.config.Configuration;
import mcl.base.json.Json;

/**
 * A resolved configuration as JSON, with a comment behind each value that says where it comes from:
 * a complete configuration file itself.
 */
public final class ResolvedPage {
  private static final int WIDEST_FIELD = 44;

  private final Configuration<?> configuration;
  private final List<Line> lines = new ArrayList<>();

  /** A line of JSON, and where its value comes from; empty where there is none. */
  private record Line(String json, String origin) {}

  private ResolvedPage(Configuration<?> configuration) {
    this.configuration = configuration;
  }

  /** The whole file. */
  public static String of(Configuration<?> configuration) {
    ResolvedPage page = new ResolvedPage(configuration);
    page.add("", Json.toTree(configuration.value()), "", "");
    return page.text();
  }

  private void add(String start, JsonNode value, String pointer, String end) {
    if (!value.isObject()) {
      String origin = configuration.origin(pointer).place();
      lines.add(new Line(start + JsonNumbers.text(value) + end, origin));
      return;
    }
    String indent = " ".repeat(2 * pointer.replaceAll("[^/]", "").length() + 2);
    lines.add(new Line(start + "{", ""));
    Iterator<Map.Entry<String, JsonNode>> fields = value.properties().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String name = indent + "\"" + field.getKey() + "\": ";
      String comma = fields.hasNext() ? "," : "";
      add(name, field.getValue(), pointer + "/" + field.getKey(), comma);
    }
    lines.add(new Line(indent.substring(2) + "}" + end, ""));
  }

  private String text() {
    int longest = lines.stream().mapToInt(line -> line.json().length()).max().orElse(0);
    int column = Math.min(WIDEST_FIELD, longest) + 2;
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.json());
      if (!line.origin().isEmpty()) {
        text.append(" ".repeat(Math.max(2, column - line.json().length())))
            .append("// ")
            .append(line.origin());
      }
      text.append('\n');
    }
    return text.toString();
  }
}
