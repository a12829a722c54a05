package mcl.cli.training;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.cli.runreport.RunReport;
import mcl.cli.terminal.Counted;
import mcl.courses.CourseConfig;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;
import mcl.model.config.LayerSizes;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;

/**
 * Writes the page of a run anew after each validation. A page that cannot be written is no reason
 * to stop a run: it is said, and the run goes on.
 *
 * @param folder of the run
 * @param warnings where to say it
 */
record RunPage(Path folder, Provenance provenance, PrintStream warnings) implements StepListener {
  @Override
  public void onValidation(ValidationReport report) {
    try {
      RunReport.write(folder, "Pre-training: " + folder.getFileName(), facts());
    } catch (IOException | UserException e) {
      warnings.println("warning: " + RunReport.FILE + " was not written: " + e.getMessage());
    }
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    PretrainConfig config = provenance.config();
    facts.put("Courses", courses(config.courses()));
    facts.put("Batch", config.batch().size() + " sequences of " + config.sequenceLength());
    facts.put("Generator", layers(config.model().generator()));
    facts.put("Discriminator", layers(config.model().discriminator()));
    facts.put("Steps planned", String.format(Locale.ROOT, "%,d", config.schedule().totalSteps()));
    facts.put("Seed", String.valueOf(config.seed()));
    facts.put("Software", provenance.code() + ", " + provenance.engine());
    return facts;
  }

  /** What is on, with its weights. */
  private static String courses(CurriculumConfig courses) {
    List<String> parts = new ArrayList<>();
    for (DetectionKind kind : courses.taken()) {
      CourseConfig course = courses.detection().get(kind);
      parts.add(dose(kind.shortName(), course.generatorWeight(), course.detectionWeight()));
    }
    courses
        .correction()
        .forEach(
            (kind, course) -> {
              if (course.on()) {
                parts.add(
                    dose(
                        kind.correctionName(), course.generatorWeight(), course.detectionWeight()));
              }
            });
    return String.join(", ", parts);
  }

  private static String dose(String name, double generator, double detection) {
    return "%s (%s : %s)".formatted(name, plain(generator), plain(detection));
  }

  private static String plain(double weight) {
    return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
  }

  private static String layers(LayerSizes sizes) {
    return "%s, %d wide, %s"
        .formatted(
            Counted.of(sizes.numHiddenLayers(), "layer"),
            sizes.hiddenSize(),
            Counted.of(sizes.numAttentionHeads(), "attention head"));
  }
}
