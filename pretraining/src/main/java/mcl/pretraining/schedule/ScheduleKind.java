package mcl.pretraining.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Function;

/** The shapes a learning rate can take. */
public enum ScheduleKind {
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
