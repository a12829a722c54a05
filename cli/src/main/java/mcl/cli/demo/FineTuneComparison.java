package mcl.cli.demo;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import mcl.finetuning.Evaluation;
import mcl.finetuning.FineTuneReport;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Fine-tuning from the pre-trained weights and from random ones, with the same seeds.
 *
 * @param pretrained one report per seed
 * @param random one report per seed
 */
record FineTuneComparison(List<FineTuneReport> pretrained, List<FineTuneReport> random) {

  /** Mean and spread of the test accuracy over seeds. */
  record Summary(double mean, double standardDeviation) {
    static Summary of(List<FineTuneReport> reports) {
      double[] accuracies = accuracies(reports);
      var statistics =
          DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), accuracies);
      return new Summary(
          statistics.getAsDouble(Statistic.MEAN),
          statistics.getAsDouble(Statistic.STANDARD_DEVIATION));
    }
  }

  /** Test accuracies, in the order of the seeds. */
  static double[] accuracies(List<FineTuneReport> reports) {
    return reports.stream().mapToDouble(FineTuneComparison::accuracy).toArray();
  }

  /** The accuracy on the test rows. */
  static double accuracy(FineTuneReport report) {
    return test(report).scores().value();
  }

  private static Evaluation test(FineTuneReport report) {
    return report.test().get(0).evaluation().orElseThrow();
  }

  /** The accuracy of always answering with the commonest label. */
  double majorityRate() {
    return test(random.get(0)).uninformed();
  }

  /** Which start won, said plainly: only if even its worst seed beats the other's best one. */
  String verdict() {
    double[] with = accuracies(pretrained);
    double[] without = accuracies(random);
    if (Arrays.stream(with).min().orElseThrow() > Arrays.stream(without).max().orElseThrow()) {
      return "The pre-trained model won: its worst seed is above the best seed from random"
          + " initialisation.";
    }
    if (Arrays.stream(without).min().orElseThrow() > Arrays.stream(with).max().orElseThrow()) {
      return "Random initialisation won: pre-training this short did not help this task. Give it"
          + " longer with --minutes.";
    }
    return "Neither start won: the seeds of one reach into those of the other.";
  }
}
