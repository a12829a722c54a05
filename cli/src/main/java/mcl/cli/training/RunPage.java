package mcl.cli.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.cli.runreport.RunReport;
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
      RunReport.write(folder, "Pre-training run " + folder.getFileName(), facts());
    } catch (IOException | UserException e) {
      warnings.println("warning: " + RunReport.FILE + " was not written: " + e.getMessage());
    }
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Software", "MCL for Java " + provenance.code() + ", " + provenance.engine());
    facts.put("Seed", String.valueOf(provenance.config().seed()));
    return facts;
  }
}
