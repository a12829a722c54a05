package mcl.cli.dryrun;

import java.util.LinkedHashMap;
import java.util.Map;
import mcl.cli.terminal.TextBlock;

/** A heading and named facts below it. */
final class FactList {
  private static final int MARGIN = 2;

  private final String heading;
  private final Map<String, String> facts = new LinkedHashMap<>();

  FactList(String heading) {
    this.heading = heading;
  }

  FactList add(String name, String fact) {
    facts.put(name, fact);
    return this;
  }

  /** All of it, wrapped to a width, with an empty line at the end. */
  String text(int width) {
    int column = 2 * MARGIN + facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder(heading).append('\n');
    facts.forEach(
        (name, fact) ->
            text.append(" ".repeat(MARGIN))
                .append(name)
                .append(" ".repeat(column - MARGIN - name.length()))
                .append(TextBlock.wrap(fact, width, column).stripLeading())
                .append('\n'));
    return text.append('\n').toString();
  }
}
