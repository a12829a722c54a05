package mcl.cli.cook.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mcl.cli.report.HeatMap;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table;
import mcl.soups.method.Gram;
import mcl.soups.search.Scores;

/** In how different directions the ingredients have gone from their common start, and how far. */
final class ChangeDistances {
  private static final HeatMap.Range RANGE = new HeatMap.Range(0, 2);

  private ChangeDistances() {}

  static void addTo(HtmlReport page, CookResults results) {
    if (results.angles().isEmpty()) {
      return;
    }
    List<String> names = List.copyOf(results.ingredients().keySet());
    page.heading("Distances")
        .paragraph(
            "The cosine distance, 1 - cos, between what two ingredients changed of the common start, all"
                + " weights of a player as one vector: 0 if both went the same way, 1 if at a right"
                + " angle, 2 if opposite ways.");
    results.angles().forEach((part, gram) -> page.heatMap(map(title(part), names, gram)));
    page.table(lengths(results, names));
  }

  private static String title(String part) {
    return part.isEmpty()
        ? "Weights"
        : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
  }

  private static HeatMap map(String title, List<String> names, Gram gram) {
    HeatMap map =
        HeatMap.of(
            title + ": cosine distance of changes",
            "Orange: the same way. No colour: at a right angle. Blue: opposite ways.",
            RANGE,
            names);
    for (int i = 0; i < names.size(); i++) {
      int row = i;
      map =
          map.row(
              names.get(i),
              IntStream.range(0, names.size())
                  .mapToDouble(column -> row == column ? Double.NaN : 1 - gram.cosine(row, column))
                  .toArray());
    }
    return map;
  }

  private static Table lengths(CookResults results, List<String> names) {
    List<String> parts = List.copyOf(results.angles().keySet());
    String[] heads =
        IntStream.rangeClosed(0, parts.size())
            .mapToObj(i -> i == 0 ? "Ingredient" : title(parts.get(i - 1)))
            .toArray(String[]::new);
    Table table = Table.of("How far each went: the length of its change", heads);
    for (int i = 0; i < names.size(); i++) {
      int row = i;
      String[] cells =
          IntStream.rangeClosed(0, parts.size())
              .mapToObj(
                  column ->
                      column == 0
                          ? names.get(row)
                          : length(results.angles().get(parts.get(column - 1)), row))
              .toArray(String[]::new);
      table = table.row(cells);
    }
    return table;
  }

  private static String length(Gram gram, int ingredient) {
    return Scores.text(Math.sqrt(gram.product(ingredient, ingredient)));
  }
}
