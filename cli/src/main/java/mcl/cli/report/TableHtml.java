package mcl.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as HTML, in a box that scrolls sideways where the screen is narrow. */
final class TableHtml {
  private static final Pattern NUMBER =
      Pattern.compile("–|[-+−]?[0-9][0-9.,]*(e[-+]?[0-9]+)?( ?%)?( ± [0-9.,]+ ?%?)?");

  private final Table table;
  private final List<Boolean> numbers;

  private TableHtml(Table table) {
    this.table = table;
    this.numbers =
        IntStream.range(0, table.columns().size())
            .mapToObj(column -> column > 0 && isNumbers(column))
            .toList();
  }

  private boolean isNumbers(int column) {
    return table
        .numbers()
        .map(heads -> heads.contains(table.columns().get(column)))
        .orElseGet(
            () ->
                table.rows().stream()
                    .allMatch(row -> NUMBER.matcher(row.get(column).text()).matches()));
  }

  static String of(Table table) {
    return new TableHtml(table).html();
  }

  private String html() {
    String caption = Html.escape(table.caption());
    return """
        <div class="scroll" role="region" tabindex="0" aria-label="%s">
        <table class="values">
        <caption>%s</caption>
        <thead><tr>%s</tr></thead>
        <tbody>
        %s
        </tbody>
        </table>
        </div>
        """
        .formatted(
            caption,
            caption,
            cells(this::head),
            table.rows().stream()
                .map(row -> "<tr>" + cells(column -> cell(row.get(column), column)) + "</tr>")
                .collect(Collectors.joining("\n")));
  }

  private String cells(IntFunction<String> cell) {
    return IntStream.range(0, table.columns().size()).mapToObj(cell).collect(Collectors.joining());
  }

  private String head(int column) {
    return "<th scope=\"col\"%s>%s</th>"
        .formatted(classes(column, Table.Tone.PLAIN), Html.escape(table.columns().get(column)));
  }

  private String cell(Table.Cell cell, int column) {
    String tag = column == 0 ? "th" : "td";
    return "<%s%s%s dir=\"auto\">%s</%s>"
        .formatted(
            tag,
            column == 0 ? " scope=\"row\"" : "",
            classes(column, cell.tone()),
            Html.escape(cell.text()),
            tag);
  }

  private String classes(int column, Table.Tone tone) {
    String name = tone == Table.Tone.PLAIN ? "" : " " + tone.name().toLowerCase(Locale.ROOT);
    String names = (numbers.get(column) ? "number" : "") + name;
    return names.isEmpty() ? "" : " class=\"" + names.strip() + "\"";
  }
}
