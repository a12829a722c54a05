package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LookAheadTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void stepsComeInTheirOrderWhateverTheThreads(int threads) {
    try (LookAhead<Long> squares = new LookAhead<>(step -> step * step, threads)) {
      for (long step = 0; step < 200; step++) {
        assertEquals(step * step, squares.apply(step));
      }
    }
  }

  @Test
  void stepsMayBeAskedForInAnyOrder() {
    try (LookAhead<Long> steps = new LookAhead<>(step -> step, 2)) {
      for (long step : new long[] {7, 8, 0, 1, 1, 100, 99}) {
        assertEquals(step, steps.apply(step));
      }
    }
  }

  @Test
  void theNextStepIsPreparedBeforeItIsAskedFor() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    try (LookAhead<Long> steps =
        new LookAhead<>(
            step -> {
              if (step == 1) {
                second.countDown();
              }
              return step;
            },
            1)) {
      steps.apply(0);
      second.await(); // would wait for ever if nothing were prepared ahead
    }
  }

  @Test
  void onlyAFewStepsArePreparedAhead() throws InterruptedException {
    AtomicLong farthest = new AtomicLong();
    try (LookAhead<Long> steps =
        new LookAhead<>(step -> farthest.accumulateAndGet(step, Math::max), 1)) {
      steps.apply(0);
      Thread.sleep(100);
      assertTrue(farthest.get() <= 2, "prepared step " + farthest.get());
    }
  }

  @Test
  void aFailureReachesTheOneWhoAsks() {
    IllegalStateException fault = new IllegalStateException("step 3 is broken");
    try (LookAhead<Long> steps =
        new LookAhead<>(
            step -> {
              if (step == 3) {
                throw fault;
              }
              return step;
            },
            2)) {
      assertEquals(2, steps.apply(2));
      assertSame(fault, assertThrows(IllegalStateException.class, () -> steps.apply(3)));
      assertEquals(4, steps.apply(4), "and only for that step");
    }
  }

  @Test
  void nothingIsUnderWayAfterClosing() {
    AtomicInteger underWay = new AtomicInteger();
    LookAhead<Long> steps =
        new LookAhead<>(
            step -> {
              underWay.incrementAndGet();
              try {
                Thread.sleep(20);
              } catch (InterruptedException e) {
                // Reading goes on to its end, as reading a mapped file would.
              }
              underWay.decrementAndGet();
              return step;
            },
            3);
    steps.apply(0);
    steps.close();
    assertEquals(0, underWay.get());
  }
}
