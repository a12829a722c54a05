package mcl.base.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.Require;

/** A configuration with one of everything. */
record SampleRun(
    @Range(min = 1) int steps,
    @Range(min = 0) int warmup,
    String name,
    Rate rate,
    Map<Kind, Rate> rates,
    List<Integer> sizes) {
  enum Kind {
    FIRST,
    SECOND
  }

  record Rate(@Range(above = 0, below = 1) double share, boolean on) {
    Rate {
      Ranges.check(Rate.class, share, on);
    }
  }

  SampleRun {
    Ranges.check(SampleRun.class, steps, warmup, name, rate, rates, sizes);
    Require.argument(warmup <= steps, "warmup is %d; it must be at most steps, %d", warmup, steps);
  }

  static SampleRun defaults() {
    Map<Kind, Rate> rates = new EnumMap<>(Kind.class);
    rates.put(Kind.FIRST, new Rate(0.5, true));
    rates.put(Kind.SECOND, new Rate(0.25, false));
    return new SampleRun(100, 10, "sample", new Rate(0.5, true), rates, List.of(1, 2));
  }
}
