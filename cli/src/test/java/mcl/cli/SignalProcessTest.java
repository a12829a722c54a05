package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process that is asked to terminate, whatever it is at; each time a shell runs the line
 * that it leaves.
 */
@DisabledOnOs(OS.WINDOWS)
final class SignalProcessTest {
  private static final int STEPS = 60;
  private static final String OUT = "my run's";
  private static final Pattern NEXT = Pattern.compile("To go on: mcl (.*)\n");
  private static final Pattern BEFORE_A_VALIDATION = Pattern.compile("step [0-9]*0 of");

  @TempDir static Path folder;
  private final WatchedRun run = new WatchedRun(folder.resolve(OUT));

  /** What is seen of a process when it is asked. */
  private enum Mark {
    FIRST_VALIDATION,
    LOADING,
    STEP,
    SAVING,
    VALIDATION;

    boolean isSeen(FreshProcess process, WatchedRun run) throws IOException {
      return switch (this) {
        case FIRST_VALIDATION -> run.hasBegun();
        case LOADING -> run.isLockedBy(process.pid());
        case STEP -> process.errSoFar().contains("step ");
        case SAVING -> run.isSaving();
        case VALIDATION -> BEFORE_A_VALIDATION.matcher(process.errSoFar()).find();
      };
    }
  }

  @BeforeAll
  static void runWithoutAStop() throws Exception {
    Workplace mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(
        folder.resolve("config.json"),
        STEPS,
        "\"every\": 25",
        "\"every\": 5",
        "\"logEvery\": 7",
        "\"logEvery\": 1");
    mcl.makeShards(120);
    mcl.pretrain("config.json", "reference");
  }

  /** As a shell does it, which then becomes the command. */
  private static FreshProcess shell(String words) throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    environment.put("CLASSES", FreshProcess.classPath());
    environment.put("JAVA_TOOL_OPTIONS", WatchedRun.FAST_START);
    String line = "exec \"$JAVA\" -cp \"$CLASSES\" mcl.cli.Main " + words;
    return FreshProcess.start(folder, environment, "sh", "-c", line);
  }

  @Test
  void itIsAsIfNobodyHadAsked() throws Exception {
    String words = "pretrain --config config.json --data shards --out \"" + OUT + "\"";
    for (Mark mark : Mark.values()) {
      words = interrupt(shell(words), mark);
    }
    shell(words).endWith(0);
    run.assertEndedAs(folder.resolve("reference"), STEPS);
  }

  /** How to go on. */
  private String interrupt(FreshProcess process, Mark mark) throws Exception {
    while (process.isAlive() && !mark.isSeen(process, run)) {
      Thread.sleep(2);
    }
    FreshProcess.Ended ended = process.terminate().end();
    assertEquals(130, ended.code(), mark + ended.err());
    assertTrue(ended.err().contains("Stopping."), mark + ended.err());
    Matcher next = NEXT.matcher(ended.err());
    assertTrue(next.find(), mark + ended.err());
    return next.group(1);
  }
}
