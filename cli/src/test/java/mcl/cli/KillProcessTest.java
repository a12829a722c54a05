package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mcl.base.files.AtomicFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that are killed without a warning at thirty moments, and started again by the same
 * line each time: the run ends with the bits of the one that was left alone.
 */
final class KillProcessTest {
  private static final int KILLS = 30;
  private static final int STEPS = 60;
  private static final Pattern GOING_ON = Pattern.compile("Going on after step ([0-9]+),");
  private static final String[] LINE = {
    "pretrain", "--resume", "--config", "config.json", "--data", "shards", "--out", "run"
  };

  @TempDir static Path folder;
  private static Workplace mcl;
  private final WatchedRun run = new WatchedRun(folder.resolve("run"));
  private final SplittableRandom random = new SplittableRandom(7);

  @BeforeAll
  static void runWithoutAStop() throws Exception {
    mcl = new Workplace(folder, Map.of("JAVA_TOOL_OPTIONS", WatchedRun.FAST_START));
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(
        folder.resolve("config.json"),
        STEPS,
        "\"every\": 25",
        "\"every\": 10",
        "\"logEvery\": 7",
        "\"logEvery\": 2",
        "{\"every\": 10, \"keepLast\": 0}",
        "{\"every\": 3, \"keepLast\": 2}");
    mcl.makeShards(120);
    mcl.pretrain("config.json", "reference");
  }

  /** Something that is seen of a process; it is killed at a random time behind it. */
  private enum Mark {
    STARTED(3000),
    LOCKED(1000),
    BEGUN(300),
    JUDGED(50),
    STEPPED(100),
    SAVING(20),
    SAVED(200);

    private final int longest;

    Mark(int longest) {
      this.longest = longest;
    }

    boolean isSeen(FreshProcess process, WatchedRun run) throws IOException {
      return switch (this) {
        case STARTED -> true;
        case LOCKED -> run.isLockedBy(process.pid());
        case BEGUN -> run.isLockedBy(process.pid()) && run.hasBegun();
        case JUDGED -> process.errSoFar().contains("validation at");
        case STEPPED -> process.errSoFar().contains("step ");
        case SAVING -> run.isLockedBy(process.pid()) && run.isSaving();
        case SAVED -> process.errSoFar().contains("saved ");
      };
    }
  }

  @Test
  void itIsAsIfItHadNeverBeenKilled() throws Exception {
    int kills = 0;
    while (kills < KILLS) {
      Mark mark = Mark.values()[kills % Mark.values().length];
      if (killsAt(mark)) {
        kills++;
      } else {
        run.assertEndedAs(folder.resolve("reference"), STEPS);
        AtomicFiles.deleteTree(run.folder());
      }
    }
    mcl.done(LINE);
    run.assertEndedAs(folder.resolve("reference"), STEPS);
  }

  /** Whether the run was killed; false if it came to its end before. */
  private boolean killsAt(Mark mark) throws Exception {
    long before = run.newest();
    FreshProcess process = mcl.start(LINE);
    while (process.isAlive() && !mark.isSeen(process, run)) {
      Thread.sleep(2);
    }
    Thread.sleep(random.nextInt(mark.longest));
    process.kill();
    FreshProcess.Ended ended = process.end();
    assertTrue(ended.code() == 137 || ended.code() == 0, ended.code() + ended.err());
    assertFalse(ended.err().contains("not sound"), ended.err());
    Matcher goingOn = GOING_ON.matcher(ended.err());
    if (goingOn.find()) {
      assertEquals(before, Long.parseLong(goingOn.group(1)), "no saved step is lost");
    }
    return ended.code() != 0;
  }
}
