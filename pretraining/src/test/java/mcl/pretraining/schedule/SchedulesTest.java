package mcl.pretraining.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.json.Json;
import mcl.pretraining.Golden;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every curve, and the values that transformers computes. */
final class SchedulesTest {
  @TempDir Path folder;

  static Stream<JsonNode> golden() {
    return Stream.iterate(0, i -> i + 1)
        .map(Golden.json("schedules.json")::path)
        .takeWhile(JsonNode::isObject);
  }

  /** {@code interop/golden_optimization.py} says how their steps are counted. */
  @ParameterizedTest
  @MethodSource("golden")
  void agreesWithTransformers(JsonNode golden) throws IOException {
    JsonNode settings = golden.deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) settings).remove("shares");
    Path file = folder.resolve("schedule.json");
    Files.writeString(file, settings.toString());
    ScheduleConfig usual = new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, 4, 20);
    Schedule schedule = Json.read(file, ScheduleConfig.class, usual).schedule();
    JsonNode shares = golden.path("shares");
    assertEquals(20, shares.size());
    for (int step = 0; step < shares.size(); step++) {
      assertEquals(shares.path(step).asDouble(), schedule.share(step), 1e-12, "step " + step);
    }
  }

  @Test
  void everyKindIsComparedWithTransformers() {
    List<String> compared = golden().map(it -> it.path("kind").asText()).distinct().toList();
    assertEquals(ScheduleKind.values().length, compared.size(), compared.toString());
  }

  /** A run of any kind, some with a warm-up of no step or of all steps. */
  @Provide
  Arbitrary<ScheduleConfig> runs() {
    Arbitrary<ScheduleKind> kinds = Arbitraries.of(ScheduleKind.class);
    Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 400);
    Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1);
    Arbitrary<Double> powers = Arbitraries.doubles().between(0.25, 4);
    Arbitrary<DecayShape> shapes = Arbitraries.of(DecayShape.class);
    return Combinators.combine(kinds, lengths, shares, shares, powers, shapes)
        .as(SchedulesTest::run)
        .flatMap(run -> shares.map(end -> withEnd(run, end)));
  }

  private static ScheduleConfig run(
      ScheduleKind kind, int total, double warmup, double decay, double power, DecayShape shape) {
    boolean decays = kind.has(ScheduleConfig.Setting.DECAY);
    return new ScheduleConfig(
        kind,
        null,
        warmup,
        total,
        0,
        kind.has(ScheduleConfig.Setting.POWER) ? power : 1,
        null,
        decays ? decay * (1 - warmup) : 0.1,
        decays ? shape : DecayShape.COSINE);
  }

  private static ScheduleConfig withEnd(ScheduleConfig run, double end) {
    return new ScheduleConfig(
        run.kind(),
        run.warmupSteps(),
        run.warmupShare(),
        run.totalSteps(),
        run.kind().has(ScheduleConfig.Setting.END_SHARE) ? end : 0,
        run.power(),
        run.decaySteps(),
        run.decayShare(),
        run.decayShape());
  }

  @Property
  void aShareIsBetweenNothingAndAll(@ForAll("runs") ScheduleConfig run) {
    Schedule schedule = run.schedule();
    for (long step = 0; step < run.totalSteps() + 5; step++) {
      double share = schedule.share(step);
      assertTrue(share >= 0 && share <= 1, run + ": " + share + " in step " + step);
      assertTrue(share > 0 || step >= run.totalSteps(), run + " does not learn in step " + step);
    }
  }

  @Property
  void itRisesOverTheWarmupAndNeverAfterwards(@ForAll("runs") ScheduleConfig run) {
    Schedule schedule = run.schedule();
    for (long step = 1; step < run.totalSteps() + 5; step++) {
      double change = schedule.share(step) - schedule.share(step - 1);
      assertTrue(step < run.warmup() ? change > 0 : change <= 1e-12, run + ", step " + step);
    }
  }

  /** The warm-up ends at the top, and what follows begins there. */
  @Property
  void stretchesMeet(@ForAll("runs") ScheduleConfig run) {
    Schedule schedule = run.schedule();
    if (run.warmup() > 0) {
      assertEquals(1, schedule.share(run.warmup() - 1), 1e-12, run.toString());
    }
    if (run.warmup() < run.totalSteps()) {
      assertEquals(1, schedule.share(run.warmup()), 1e-12, run.toString());
    }
    if (run.kind() == ScheduleKind.WARMUP_STABLE_DECAY && run.decay() > 0) {
      long fall = run.totalSteps() - run.decay();
      assertEquals(1, schedule.share(fall), 1e-12, run.toString());
    }
  }

  @Property
  void behindTheEndStaysWhatIsLeft(@ForAll("runs") ScheduleConfig run) {
    double end =
        switch (run.kind()) {
          case WARMUP_CONSTANT -> 1;
          case WARMUP_LINEAR -> 0;
          case WARMUP_COSINE, WARMUP_POLYNOMIAL, WARMUP_STABLE_DECAY -> run.endShare();
        };
    Schedule schedule = run.schedule();
    for (long behind : new long[] {0, 1, 1_000_000}) {
      assertEquals(end, schedule.share(run.totalSteps() + behind), 1e-12, run.toString());
    }
  }
}
