package mcl.cli.comparison;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table.Cell;
import mcl.cli.report.Table.Tone;
import mcl.cli.runreport.Curve;
import mcl.cli.runreport.RunFacts;

/** How far each run has come. */
final class Overview implements Comparison {
  private static final Cell NONE = new Cell("–", Tone.QUIET);

  @Override
  public void addTo(HtmlReport page, List<ComparedRun> runs) {
    RunTable table = new RunTable("The runs", "Run", runs);
    table.row("Kind", run -> Cell.of(run.pretraining() ? "pre-training" : "fine-tuning"));
    table.row("State", Overview::state);
    List<Map<String, String>> facts = runs.stream().map(run -> RunFacts.of(run.metrics())).toList();
    Set<String> names = new LinkedHashSet<>();
    facts.forEach(it -> names.addAll(it.keySet()));
    for (String name : names) {
      table.row(name, run -> cell(facts.get(runs.indexOf(run)).get(name)));
    }
    row(table, runs, "Last training loss", "train/loss", false);
    row(table, runs, "Tokens per second, mean", "train/tokens_per_second", true);
    table.row("Fine-tuning results", run -> Cell.of(run.results().size()));
    page.table(table.table());
  }

  private static Cell state(ComparedRun run) {
    if (!run.pretraining() || run.finished()) {
      return new Cell("finished", Tone.GOOD);
    }
    if (run.metrics().isEmpty()) {
      return new Cell("nothing measured yet", Tone.WARNING);
    }
    return run.plannedSteps() == 0
        ? NONE
        : new Cell(
            "not finished: "
                + Cell.of(run.lastStep().orElse(0)).text()
                + " of "
                + Cell.of(run.plannedSteps()).text()
                + " steps",
            Tone.WARNING);
  }

  private static void row(
      RunTable table, List<ComparedRun> runs, String name, String key, boolean mean) {
    if (runs.stream().anyMatch(run -> run.metrics().curve(key).isPresent())) {
      table.row(name, run -> run.metrics().curve(key).map(it -> value(it, mean)).orElse(NONE));
    }
  }

  private static Cell value(Curve curve, boolean mean) {
    return Cell.of(mean ? Math.rint(curve.numbers().average().orElse(Double.NaN)) : curve.last());
  }

  private static Cell cell(String text) {
    return text == null ? NONE : Cell.of(text);
  }
}
