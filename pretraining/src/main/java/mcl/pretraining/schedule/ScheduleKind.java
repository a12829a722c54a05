package mcl.pretraining.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import mcl.pretraining.schedule.ScheduleConfig.Setting;

/** The shapes a learning rate can take. */
@RetainJavadoc
public enum ScheduleKind {
  /**
   * Rises over the warm-up, then falls in a straight line to 0 at the end: in step s its share is
   * (totalSteps - s) / (totalSteps - warmupSteps).
   */
  @JsonProperty("warmupLinear")
  WARMUP_LINEAR(
      EnumSet.noneOf(Setting.class),
      config -> new WarmupLinear(config.warmup(), config.totalSteps())),

  /**
   * Rises over the warm-up, then falls along half a cosine: with p the share of the rest that is
   * over, its share is endShare + (1 - endShare) (1 + cos(pi p)) / 2.
   */
  @JsonProperty("warmupCosine")
  WARMUP_COSINE(
      EnumSet.of(Setting.END_SHARE),
      config -> new WarmupCosine(config.warmup(), config.totalSteps(), config.endShare())),

  /**
   * Rises over the warm-up, then falls as endShare + (1 - endShare) (1 - p)^power, p the share of
   * the rest that is over.
   */
  @JsonProperty("warmupPolynomial")
  WARMUP_POLYNOMIAL(
      EnumSet.of(Setting.POWER, Setting.END_SHARE),
      config ->
          new WarmupPolynomial(
              config.warmup(), config.totalSteps(), config.power(), config.endShare())),

  /** Rises over the warm-up, then stays at 1. */
  @JsonProperty("warmupConstant")
  WARMUP_CONSTANT(EnumSet.noneOf(Setting.class), config -> new WarmupConstant(config.warmup())),

  /**
   * Rises over the warm-up, stays at 1, and falls to endShare over the last decaySteps, in the way
   * of decayShape.
   */
  @JsonProperty("warmupStableDecay")
  WARMUP_STABLE_DECAY(
      EnumSet.of(Setting.END_SHARE, Setting.DECAY),
      config ->
          new WarmupStableDecay(
              config.warmup(),
              config.decay(),
              config.totalSteps(),
              config.decayShape(),
              config.endShare()));

  private final Set<Setting> settings;
  private final Function<ScheduleConfig, Schedule> constructor;

  ScheduleKind(Set<Setting> settings, Function<ScheduleConfig, Schedule> constructor) {
    this.settings = settings;
    this.constructor = constructor;
  }

  /** Whether the curve has this setting. */
  boolean has(Setting setting) {
    return settings.contains(setting);
  }

  Schedule of(ScheduleConfig config) {
    return constructor.apply(config);
  }
}
