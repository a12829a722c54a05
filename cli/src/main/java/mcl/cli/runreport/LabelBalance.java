package mcl.cli.runreport;

import java.util.List;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.LineChart;
import mcl.cli.report.LineChart.Axis;

/** The picture of the method: how many labels are positive in each course. */
final class LabelBalance implements Section {
  private static final String MEASURE = "positive_share";

  @Override
  public void addTo(HtmlReport page, Metrics metrics) {
    LineChart chart =
        new StepCharts(metrics)
            .perCourse(
                "Share of positive labels in training",
                Axis.linear("positive labels", "share of labels"),
                "train",
                MEASURE);
    StepCharts.addSection(
        page, "Label balance", meaning(CourseNames.courses(metrics, "train", MEASURE)), chart);
  }

  private static String meaning(List<String> courses) {
    StringBuilder text =
        new StringBuilder("A label is positive where the discriminator should say “not original”.");
    if (courses.contains("rtd")) {
      text.append(
          " As the generator improves, it guesses more of the hidden tokens right, so fewer labels"
              + " of replaced token detection (RTD) are positive: the discriminator sees fewer"
              + " and fewer fakes.");
    }
    if (courses.contains("std")) {
      text.append(
          " Swapped token detection (STD) loses positives the same way, as the generator finds out"
              + " what stood there before the swap.");
    }
    if (courses.contains("itd")) {
      text.append(
          " In inserted token detection (ITD) an inserted place is positive whatever the generator"
              + " wrote there, so the share is fixed by the rate.");
    }
    return text.toString();
  }
}
