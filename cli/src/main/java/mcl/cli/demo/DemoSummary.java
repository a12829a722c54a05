package mcl.cli.demo;

import java.util.List;
import java.util.Locale;
import mcl.cli.Session;
import mcl.cli.training.ValidationLine;
import mcl.finetuning.FineTuneReport;
import mcl.pretraining.report.ValidationReport;

/** The closing table on the terminal. */
record DemoSummary(List<DemoStage> stages, FineTuneComparison comparison) {

  void print(Session session) {
    ValidationReport last = stages.get(stages.size() - 1).tally().last();
    StringBuilder text = new StringBuilder("\nHeld-out text:\n");
    last.courses()
        .forEach(
            (kind, course) ->
                text.append("  ")
                    .append(kind.shortName())
                    .append(": ")
                    .append(ValidationLine.of(course))
                    .append('\n'));
    text.append('\n');
    text.append(
        String.format(
            "Test accuracy, %d seeds      mean   sd    each%n", comparison.random().size()));
    row(text, "pre-trained", comparison.pretrained());
    row(text, "random initialisation", comparison.random());
    text.append(
        String.format(
            Locale.ROOT, "  %-24s %5.1f%%%n", "commonest label", 100 * comparison.majorityRate()));
    text.append(comparison.verdict()).append('\n');
    session.out().print(text);
  }

  private static void row(StringBuilder text, String name, List<FineTuneReport> reports) {
    FineTuneComparison.Summary summary = FineTuneComparison.Summary.of(reports);
    text.append(
        String.format(
            Locale.ROOT,
            "  %-24s %5.1f%% %5.1f ",
            name,
            100 * summary.mean(),
            100 * summary.standardDeviation()));
    for (double accuracy : FineTuneComparison.accuracies(reports)) {
      text.append(String.format(Locale.ROOT, " %5.1f%%", 100 * accuracy));
    }
    text.append('\n');
  }
}
