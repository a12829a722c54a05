package mcl.cli.bench;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import mcl.courses.pass.Stages;

/** Adds up how long each part of the steps takes; every moment of a step belongs to one. */
final class StageTimes implements Stages {
  private final LongSupplier clock;
  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private Stage current;
  private long since;

  /**
   * All times are 0.
   *
   * @param clock nanoseconds
   */
  StageTimes(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public void begin(Stage stage) {
    end();
    current = stage;
  }

  /** Ends the part that is under way, if there is one. */
  void end() {
    long now = clock.getAsLong();
    if (current != null) {
      nanos.merge(current, now - since, Long::sum);
    }
    current = null;
    since = now;
  }

  /** Forgets all times. */
  void reset() {
    nanos.clear();
    current = null;
  }

  /** Seconds of each part by its name, over so many steps. */
  Map<String, Double> secondsPerStep(int steps) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      String name = stage.name().toLowerCase(Locale.ROOT);
      seconds.put(name, nanos.getOrDefault(stage, 0L) / 1e9 / steps);
    }
    return seconds;
  }
}
