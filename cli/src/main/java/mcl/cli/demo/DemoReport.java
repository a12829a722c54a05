package mcl.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table;
import mcl.cli.report.TokenLine;
import mcl.cli.runreport.RunReport;
import mcl.finetuning.FineTuneReport;

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
        "A small generator and discriminator were pre-trained by multi-perspective course"
            + " learning on WordNet's definitions, then fine-tuned to tell a"
            + " definition's lexicographer file. All numbers are on held-out definitions.");
    report.keyValues(facts);
    report.heading("Fine-tuning").paragraph(comparison.verdict()).table(comparisonTable());
    for (DemoStage stage : stages) {
      describe(report, stage);
    }
    report
        .heading("What the discriminator takes for fakes")
        .paragraph(
            "Held-out sentences in which the generator replaced some tokens. The stronger the"
                + " colour, the likelier the discriminator thinks that the token was replaced.")
        .tokens("Three sentences", sentences)
        .heading("Licence of the text")
        .folded("WordNet 3.1", licence);
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

  private static void describe(HtmlReport report, DemoStage stage) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Steps", String.format(Locale.ROOT, "%,d", stage.tally().done()));
    values.put("Tokens read", String.format(Locale.ROOT, "%,d", stage.tally().tokens()));
    values.put("Seconds", String.format(Locale.ROOT, "%.0f", stage.seconds()));
    report.heading(stage.title()).keyValues(values);
    RunReport.addSections(report, stage.folder());
  }

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * value);
  }
}
