package mcl.cli.cook;

import java.util.ArrayList;
import java.util.List;
import mcl.cli.cook.report.CookReport;
import mcl.cli.cook.report.CookResults;
import mcl.cli.cook.report.CookResults.Standing;
import mcl.cli.cook.report.JudgeNames;
import mcl.cli.terminal.TextTable;
import mcl.soups.search.Scores;

/** What an experiment brought, on a terminal. */
public final class CookSummary {
  private CookSummary() {}

  /** A table, and a sentence for each who judged. */
  public static List<String> lines(CookResults results) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of("model", JudgeNames.of(results.judge().by())));
    results.examiners().forEach(examiner -> heads.add(JudgeNames.of(examiner.by())));
    heads.add("what became of it");
    rows.add(heads);
    results.standings().forEach(standing -> rows.add(row(standing)));
    List<String> lines = new ArrayList<>(TextTable.aligned(rows));
    lines.addAll(CookReport.summary(results));
    return lines;
  }

  private static List<String> row(Standing standing) {
    List<String> cells = new ArrayList<>(List.of(standing.name(), Scores.text(standing.score())));
    standing.others().forEach(score -> cells.add(Scores.text(score)));
    cells.add(standing.words());
    return cells;
  }
}
