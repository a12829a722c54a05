package mcl.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import mcl.courses.pass.Stages.Stage;
import org.junit.jupiter.api.Test;

final class StageTimesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void everyMomentBelongsToOnePart() {
    AtomicLong now = new AtomicLong(7);
    StageTimes times = new StageTimes(now::get);
    times.begin(Stage.DATA);
    now.addAndGet(99 * SECOND);
    times.reset();
    for (int step = 0; step < 2; step++) {
      times.begin(Stage.DATA);
      now.addAndGet(1 * SECOND);
      times.begin(Stage.GENERATOR);
      now.addAndGet(2 * SECOND);
      times.begin(Stage.BACKWARD);
      now.addAndGet(3 * SECOND);
      times.begin(Stage.GENERATOR);
      now.addAndGet(4 * SECOND);
      times.end();
      now.addAndGet(50 * SECOND);
    }
    var seconds = times.secondsPerStep(2);
    assertEquals(1, seconds.get("data"));
    assertEquals(6, seconds.get("generator"));
    assertEquals(3, seconds.get("backward"));
    assertEquals(0, seconds.get("optimizer"));
    assertEquals(Stage.values().length, seconds.size());
  }
}
