package mcl.cli.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import mcl.cli.runreport.Curve;
import mcl.cli.runreport.Metrics;

/**
 * A run as a report sees it.
 *
 * @param name what tells it from the others
 * @param folder where it lies
 * @param provenance what {@code run.json} says; a missing node where there is none
 * @param metrics what was measured; empty where nothing was
 * @param results the scores of fine-tuning that began with it
 */
record ComparedRun(
    String name, Path folder, JsonNode provenance, Metrics metrics, List<TaskResult> results) {
  ComparedRun {
    results = List.copyOf(results);
  }

  /** Whether it is one of pre-training: fine-tuning alone has no curves and no configuration. */
  boolean pretraining() {
    return !provenance.isMissingNode() || !metrics.isEmpty();
  }

  /** The last step at which anything was measured; none before that. */
  OptionalDouble lastStep() {
    return metrics.curves().stream().mapToDouble(Curve::lastStep).max();
  }

  /** How many steps its configuration plans; 0 where that is unknown. */
  long plannedSteps() {
    return provenance.at("/config/schedule/totalSteps").asLong();
  }

  /** Whether its last planned step was done. */
  boolean finished() {
    return plannedSteps() > 0 && lastStep().orElse(0) >= plannedSteps();
  }
}
