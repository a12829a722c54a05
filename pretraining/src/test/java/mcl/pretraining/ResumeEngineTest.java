package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mcl.base.files.AtomicFiles;
import mcl.pretraining.checkpoint.RunProgress;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Stopped anywhere and resumed, a run is to the last bit the one that was never stopped. */
final class ResumeEngineTest {
  private static Path folder;
  private static StoppableRun.Outcome reference;

  @BeforeContainer
  static void runWithoutAStop() throws IOException {
    folder = Files.createTempDirectory("resume");
    reference = run("reference").begin(Long.MAX_VALUE);
    assertEquals(StopReason.FINISHED, reference.reason());
    assertEquals(new RunProgress(12, 11, 0, 960, 12), reference.progress());
    assertTrue(reference.arrays().keySet().stream().anyMatch(it -> it.startsWith("difference/")));
    assertTrue(reference.metrics().size() >= 3 + 4 + 3, "losses, validations, cosines");
  }

  @AfterContainer
  static void delete() throws IOException {
    AtomicFiles.deleteTree(folder);
  }

  private static StoppableRun run(String name) {
    return new StoppableRun(StoppableRun.everything(), folder.resolve(name));
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void wherever(
      @ForAll @IntRange(min = 3, max = 11) int first,
      @ForAll @IntRange(min = 1, max = 11) int second,
      @ForAll boolean killedFirst,
      @ForAll boolean killedThen)
      throws IOException {
    Path place = Files.createTempDirectory(folder, "run");
    StoppableRun run = new StoppableRun(StoppableRun.everything(), place);
    if (killedFirst) {
      run.kill(first, true);
    } else {
      assertEquals(StopReason.INTERRUPTED, run.begin(first).reason());
    }
    if (killedThen) {
      run.kill(second, false);
    } else if (second > first) {
      run.resume(second);
    }
    assertAsIfNeverStopped(run);
    AtomicFiles.deleteTree(place);
  }

  private static void assertAsIfNeverStopped(StoppableRun run) throws IOException {
    StoppableRun.Outcome resumed = run.resume(Long.MAX_VALUE);
    assertEquals(StopReason.FINISHED, resumed.reason());
    assertEquals(List.of(), reference.differences(resumed));
  }

  /** In a step, a validation, a measurement of gradients, and between them. */
  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void whereverTheWishToStopIsHeard(
      @ForAll @IntRange(min = 1, max = 60) int first,
      @ForAll @IntRange(min = 1, max = 30) int second)
      throws IOException {
    Path place = Files.createTempDirectory(folder, "run");
    StoppableRun run = new StoppableRun(StoppableRun.everything(), place);
    for (int times : new int[] {first, second}) {
      assertStopsAtOnce(run, times);
    }
    assertAsIfNeverStopped(run);
    AtomicFiles.deleteTree(place);
  }

  private static void assertStopsAtOnce(StoppableRun run, int times) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    StepListener nothingMore =
        new StepListener() {
          @Override
          public void onStep(StepReport report) {
            assertTrue(asked.get() < times, "a step after the wish");
          }

          @Override
          public void onValidation(ValidationReport report) {
            assertTrue(asked.get() < times, "a validation after the wish");
          }
        };
    StopReason end = run.resumeUntilAsked(times, asked, nothingMore).reason();
    assertEquals(asked.get() < times ? StopReason.FINISHED : StopReason.INTERRUPTED, end);
  }
}
