package mcl.pretraining.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.function.Function;

/** The shapes a learning rate can take. */
@RetainJavadoc
public enum ScheduleKind {
  /**
   * Rises over the warm-up, then falls in a straight line to 0 at the end: in step s its share is
   * (totalSteps - s) / (totalSteps - warmupSteps).
   */
  @JsonProperty("warmupLinear")
  WARMUP_LINEAR(config -> new WarmupLinear(config.warmupSteps(), config.totalSteps()));

  private final Function<ScheduleConfig, Schedule> constructor;

  ScheduleKind(Function<ScheduleConfig, Schedule> constructor) {
    this.constructor = constructor;
  }

  Schedule of(ScheduleConfig config) {
    return constructor.apply(config);
  }
}
