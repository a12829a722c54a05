package mcl.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.Table;
import mcl.cli.report.TokenLine;
import mcl.finetuning.FineTuneReport;
import mcl.pretraining.report.ValidationReport;

/**
 * Tells on one page what the demo did and what came of it.
 *
 * @param facts about text and vocabulary, in order
 * @param stages of pre-training, the last of which made the model
 * @param sentences held-out text with the discriminator's suspicion
 */
record DemoReport(
    Map<String, String> facts,
    List<DemoStage> stages,
    List<TokenLine> sentences,
    FineTuneComparison comparison,
    String licence) {

  /** Writes the page. */
  void write(Path file) throws IOException {
    HtmlReport report = new HtmlReport("MCL demo: WordNet definitions");
    report.paragraph(
        "A small ELECTRA pair was pre-trained on WordNet's definitions, then fine-tuned to tell a"
            + " definition's lexicographer file. All numbers are on held-out definitions.");
    report.keyValues(facts);
    report.heading("Fine-tuning").paragraph(comparison.verdict()).table(comparisonTable());
    stages.forEach(stage -> describe(report, stage));
    report
        .heading("What the discriminator takes for fakes")
        .paragraph(
            "Held-out sentences in which the generator replaced some tokens. The stronger the"
                + " colour, the likelier the discriminator thinks that the token was replaced.")
        .tokens("Three sentences", sentences)
        .heading("Licence of the text")
        .licence("WordNet 3.1", licence);
    report.write(file);
  }

  private Table comparisonTable() {
    Table table =
        Table.of(
            "Test accuracy over three seeds", "Start", "Mean", "Standard deviation", "Each seed");
    table = row(table, "Pre-trained", comparison.pretrained());
    table = row(table, "Random initialisation", comparison.random());
    return table.row("Commonest label", percent(comparison.majorityRate()), "", "");
  }

  private static Table row(Table table, String name, List<FineTuneReport> reports) {
    FineTuneComparison.Summary summary = FineTuneComparison.Summary.of(reports);
    StringBuilder each = new StringBuilder();
    for (double accuracy : FineTuneComparison.accuracies(reports)) {
      each.append(each.length() == 0 ? "" : ", ").append(percent(accuracy));
    }
    return table.row(
        name, percent(summary.mean()), percent(summary.standardDeviation()), each.toString());
  }

  private static void describe(HtmlReport report, DemoStage stage) {
    CurveRecorder curves = stage.curves();
    ValidationReport last = curves.last();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Steps", String.format(Locale.ROOT, "%,d", curves.done()));
    values.put("Tokens read", String.format(Locale.ROOT, "%,d", curves.tokens()));
    values.put("Seconds", String.format(Locale.ROOT, "%.0f", stage.seconds()));
    report.heading(stage.title()).keyValues(values);
    report.chart(
        LineChart.of(
                "Generator: loss on hidden held-out tokens",
                LineChart.Axis.linear("step", ""),
                LineChart.Axis.linear("cross-entropy", "nats"))
            .with(curves.validation("generator", ValidationReport::generatorLoss))
            .with(new LineChart.Reference("unigram frequencies", last.unigramLoss())));
    if (Double.isFinite(last.detectionLoss())) {
      report.chart(
          LineChart.of(
                  "Discriminator: telling replaced from original held-out tokens",
                  LineChart.Axis.linear("step", ""),
                  LineChart.Axis.linear("ROC AUC", ""))
              .with(curves.validation("ROC AUC", it -> it.detection().rocAuc()))
              .with(new LineChart.Reference("chance", 0.5)));
      report.chart(
          LineChart.of(
                  "Training: detection loss",
                  LineChart.Axis.linear("step", ""),
                  LineChart.Axis.linear("binary cross-entropy", "nats"))
              .with(curves.training("detection", "rtd/detection_loss")));
    }
    report.chart(
        LineChart.of(
                "Training: generator loss, visible slots included",
                LineChart.Axis.linear("step", ""),
                LineChart.Axis.linear("cross-entropy", "nats"))
            .with(curves.training("generator", "rtd/generator_loss")));
    report.table(validationTable(last));
  }

  private static Table validationTable(ValidationReport last) {
    Table table = Table.of("Held-out text at the end", "Measure", "Model", "Baseline");
    table =
        table
            .row("Generator loss, nats", number(last.generatorLoss()), number(last.unigramLoss()))
            .row(
                "Generator accuracy",
                percent(last.generatorAccuracy()),
                percent(last.unigramAccuracy()));
    return Double.isFinite(last.detectionLoss())
        ? table
            .row("Detection ROC AUC", number(last.detection().rocAuc()), number(0.5))
            .row("Detection precision", percent(last.detection().precision()), "")
            .row("Detection recall", percent(last.detection().recall()), "")
            .row("Share of replaced tokens", percent(last.detection().positiveShare()), "")
        : table;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * value);
  }
}
