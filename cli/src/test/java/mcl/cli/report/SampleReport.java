package mcl.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mcl.cli.report.Table.Cell;
import mcl.cli.report.TokenLine.Token;

/** A page like the demo's, with made-up numbers and everything a report can hold. */
final class SampleReport {
  private SampleReport() {}

  static HtmlReport page() {
    return new HtmlReport("Demo: ELECTRA pre-training on WordNet definitions (made-up numbers)")
        .paragraph(
            "A small ELECTRA was pre-trained on the definitions of WordNet for six minutes, then"
                + " fine-tuned to tell the lexicographer file of a definition it had never seen.")
        .note("Pre-training won: 58.3% of the test definitions right against 54.9% without it.")
        .heading("Fine-tuning")
        .table(fineTuning())
        .heading("Pre-training")
        .chart(losses())
        .chart(detection())
        .heatMap(cosines())
        .heading("What the discriminator thinks is fake")
        .tokens("Two sentences of the held-out text", List.of(sentence(), secondSentence()))
        .heading("How it was made")
        .keyValues(settings())
        .folded("Licence of WordNet 3.1", "This software and database is being provided to you.");
  }

  private static Table fineTuning() {
    return Table.of(
            "Accuracy on 5,000 test definitions, three seeds",
            "Start",
            "Seed 1",
            "Seed 2",
            "Seed 3",
            "Mean",
            "Spread")
        .row(
            Cell.of("Pre-trained"),
            Cell.of("58.1%"),
            Cell.of("58.4%"),
            Cell.of("58.5%"),
            Cell.best("58.3%"),
            Cell.of("0.2%"))
        .row("Random initialisation", "54.7%", "55.3%", "54.6%", "54.9%", "0.4%")
        .row("Majority class", "12.3%", "12.3%", "12.3%", "12.3%", "0.0%");
  }

  private static LineChart losses() {
    return LineChart.of(
            "Loss of the generator",
            LineChart.Axis.linear("Tokens seen", ""),
            LineChart.Axis.logarithmic("Cross-entropy", "nats"))
        .with(decay("training", 400, 30_000, 6.2, 3.1, 0.12))
        .with(decay("held out", 12, 1_000_000, 6.1, 3.2, 0.02))
        .with(new LineChart.Reference("unigram baseline", 6.27));
  }

  private static LineChart detection() {
    double[] x = {0, 500, 1000, 1500, 2000, 2500, 3000};
    double[] auc = {0.5, 0.56, 0.62, Double.NaN, 0.67, 0.685, 0.69};
    return LineChart.of(
            "Detection on held-out text",
            LineChart.Axis.linear("Step", ""),
            LineChart.Axis.linear("Score", "0 to 1"))
        .with(new Series("ROC AUC", x, auc))
        .with(new Series("precision", x, new double[] {0, 0.2, 0.41, 0.5, 0.55, 0.57, 0.58}))
        .with(new Series("recall", x, new double[] {0, 0.01, 0.04, 0.09, 0.14, 0.16, 0.17}))
        .with(new LineChart.Reference("chance", 0.5));
  }

  private static HeatMap cosines() {
    return HeatMap.of(
            "Cosines between gradients",
            "Below 0 the courses pull the same weights in opposite directions.",
            new HeatMap.Range(-1, 1),
            List.of("RTD", "STD", "ITD"))
        .row("RTD", Double.NaN, 0.62, -0.31)
        .row("STD", 0.62, Double.NaN, 0.02)
        .row("ITD", -0.31, 0.02, Double.NaN)
        .row("far ends", -1, 0.3, 1);
  }

  private static Series decay(
      String name, int points, double step, double from, double to, double noise) {
    Random random = new Random(1);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = (i + 1) * step;
      double progress = x[i] / 12e6;
      y[i] = to + (from - to + 3) * Math.exp(-5 * progress) + noise * random.nextGaussian();
    }
    return new Series(name, x, y);
  }

  private static TokenLine sentence() {
    return new TokenLine(
        List.of(
            Token.real("a", 0.02),
            Token.real("small", 0.08),
            Token.replaced("purple", 0.93, "wild"),
            Token.real("animal", 0.21),
            Token.real("that", 0.04),
            Token.replaced("lives", 0.18, "feeds"),
            Token.real("on", 0.33),
            Token.real("grass", 0.62),
            Token.real(".", 0.0)));
  }

  private static TokenLine secondSentence() {
    return new TokenLine(
        List.of(
            Token.real("the", 0.1),
            Token.real("act", 0.2),
            Token.real("of", 0.3),
            Token.real("making", 0.4),
            Token.real("something", 0.5),
            Token.replaced("banana", 1.0, "less"),
            Token.real("severe", 0.7)));
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Model", "4 layers, 128 wide, 4 heads, 64 tokens");
    settings.put("Vocabulary", "4,000 pieces, trained on the same text");
    settings.put("Seed", "42");
    settings.put("Engine", "PyTorch 2.7.1 through DJL 0.36.0, 2 threads");
    return settings;
  }
}
