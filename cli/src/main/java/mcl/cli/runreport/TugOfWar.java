package mcl.cli.runreport;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import mcl.cli.report.HeatMap;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.LineChart.Axis;
import mcl.cli.report.LineChart.Reference;
import mcl.cli.report.Table;

/** Whether the courses pull the weights that they share in one direction. */
final class TugOfWar implements Section {
  private static final HeatMap.Range COSINES = new HeatMap.Range(-1, 1);
  private static final String READING =
      "Blue: both pull the same way. Orange: what helps one harms the other.";

  @Override
  public void addTo(HtmlReport page, Metrics metrics) {
    List<Conflict> all = Conflict.of(metrics);
    if (all.isEmpty()) {
      return;
    }
    page.heading("Tug of war")
        .paragraph(
            "The courses train one set of weights. This is the cosine between the gradients that"
                + " each pair of them sends into the encoder layers of a player: 1 if both pull the"
                + " same way, 0 if neither minds the other, below 0 if what helps one harms the"
                + " other.");
    all.stream()
        .map(Conflict::player)
        .distinct()
        .forEach(player -> addPlayer(page, player, pairsOf(all, player)));
  }

  private static List<Conflict> pairsOf(List<Conflict> all, String player) {
    return all.stream().filter(conflict -> conflict.player().equals(player)).toList();
  }

  /** A map for one pair alone would say less than its curve. */
  private static void addPlayer(HtmlReport page, String player, List<Conflict> pairs) {
    String name = player.substring(0, 1).toUpperCase(Locale.ROOT) + player.substring(1);
    double last = pairs.stream().mapToDouble(it -> it.cosines().lastStep()).max().orElseThrow();
    long measured = pairs.stream().flatMapToDouble(it -> it.cosines().steps()).distinct().count();
    if (pairs.size() > 1 || measured == 1) {
      page.heatMap(
          map(
              name + ": measured at step " + Table.Cell.of(last).text(),
              pairs,
              it -> it.cosines().at(last)));
    }
    if (pairs.size() > 1 && measured > 1) {
      page.heatMap(
          map(
              name + ": mean of " + Table.Cell.of(measured).text() + " measurements",
              pairs,
              it -> it.cosines().numbers().average().orElse(Double.NaN)));
    }
    if (measured > 1) {
      page.chart(overTime(name, pairs));
    }
  }

  private static HeatMap map(String title, List<Conflict> pairs, ToDoubleFunction<Conflict> value) {
    List<String> courses =
        CourseNames.sorted(
            pairs.stream().flatMap(it -> Stream.of(it.first(), it.second())).toList());
    HeatMap map =
        HeatMap.of(title, READING, COSINES, courses.stream().map(CourseNames::label).toList());
    for (String row : courses) {
      map =
          map.row(
              CourseNames.label(row),
              courses.stream().mapToDouble(column -> between(pairs, row, column, value)).toArray());
    }
    return map;
  }

  /** NaN for a course and itself, and where nothing was measured. */
  private static double between(
      List<Conflict> pairs, String one, String other, ToDoubleFunction<Conflict> value) {
    return pairs.stream()
        .filter(pair -> !one.equals(other) && pair.isBetween(one, other))
        .mapToDouble(value)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static LineChart overTime(String name, List<Conflict> pairs) {
    LineChart chart =
        StepCharts.empty(name + ": cosines over time", Axis.linear("cosine", "-1 to 1"))
            .with(new Reference("neither minds the other", 0));
    for (Conflict pair : pairs) {
      if (pair.cosines().hasNumbers()) {
        chart = chart.with(pair.cosines().series(pair.pair()));
      }
    }
    return chart;
  }
}
