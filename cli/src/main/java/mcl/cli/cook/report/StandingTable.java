package mcl.cli.cook.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import mcl.cli.cook.report.CookResults.Kind;
import mcl.cli.cook.report.CookResults.Standing;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table;
import mcl.cli.report.Table.Cell;
import mcl.soups.recipe.JudgeConfig;
import mcl.soups.recipe.JudgeConfig.Better;
import mcl.soups.search.Scores;

/** What everybody says of start, ingredients and soups, and why an ingredient was refused. */
final class StandingTable {
  private StandingTable() {}

  static void addTo(HtmlReport page, CookResults results) {
    List<String> heads = new ArrayList<>(List.of("Model", JudgeNames.of(results.judge().by())));
    results.examiners().forEach(examiner -> heads.add(JudgeNames.of(examiner.by())));
    heads.add("What became of it");
    Table table = Table.of("Start, ingredients and soups, judged", heads.toArray(String[]::new));
    for (Standing standing : results.standings()) {
      table = table.row(row(results, standing));
    }
    page.heading("Ingredients and soups")
        .paragraph(
            "The first column of scores decided which ingredients the greedy soup took; an ingredient is"
                + " taken only if it makes the soup strictly better. The others had no say. The best of"
                + " each column stands out.")
        .table(table);
  }

  private static Cell[] row(CookResults results, Standing standing) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(standing.name())));
    cells.add(
        cell(
            standing.score(),
            results.judge(),
            results.standings().stream().mapToDouble(Standing::score)));
    for (int i = 0; i < results.examiners().size(); i++) {
      int number = i;
      cells.add(
          cell(
              standing.others().get(i),
              results.examiners().get(i),
              results.standings().stream().mapToDouble(it -> it.others().get(number))));
    }
    cells.add(
        new Cell(
            standing.words(), standing.kind() == Kind.START ? Table.Tone.QUIET : Table.Tone.PLAIN));
    return cells.toArray(Cell[]::new);
  }

  private static Cell cell(double score, JudgeConfig judge, DoubleStream all) {
    DoubleStream numbers = all.filter(Double::isFinite);
    double best =
        (judge.better() == Better.HIGHER ? numbers.max() : numbers.min()).orElse(Double.NaN);
    String text = Double.isFinite(score) ? Scores.text(score) : "–";
    return score == best ? Cell.best(text) : Cell.of(text);
  }
}
