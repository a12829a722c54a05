package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole command line in a process of its own. */
final class MainProcessTest {
  @TempDir Path folder;

  private FreshProcess.Ended run(Class<?> main, String... words)
      throws IOException, InterruptedException {
    return FreshProcess.startJava(folder, Map.of(), main, words).end();
  }

  @Test
  void help_isAResult() throws Exception {
    FreshProcess.Ended ended = run(Main.class, "--help");
    assertEquals(0, ended.code());
    assertTrue(ended.out().contains("doctor"), ended.out());
    assertEquals("", ended.err());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void resultsThatFindNoRoom_areAFailure() throws Exception {
    FreshProcess.Ended ended = shell("--help > /dev/full");
    assertEquals(1, ended.code(), ended.err());
    assertTrue(ended.err().contains("The results cannot be written: "), ended.err());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void resultsThatNobodyReads_areNoMatter() throws Exception {
    FreshProcess.Ended ended = shell("--help; echo $? > code.txt) | true; (cat code.txt");
    assertEquals("141\n", ended.out());
    assertEquals("", ended.err());
  }

  private FreshProcess.Ended shell(String words) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String line = "(sleep 0.1; \"$1\" -cp \"$2\" \"$3\" " + words + ")";
    return FreshProcess.start(
            folder,
            System.getenv(),
            "/bin/sh",
            "-c",
            line,
            "sh",
            java,
            FreshProcess.classPath(),
            Main.class.getName())
        .end();
  }

  @Test
  void unknownCommand_exitsWithTwo() throws Exception {
    FreshProcess.Ended ended = run(Main.class, "doctr");
    assertEquals(2, ended.code());
    assertEquals("error: unknown command doctr. Did you mean doctor?\n", ended.err());
  }

  @Test
  void failure_exitsWithOne() throws Exception {
    FreshProcess.Ended ended = run(SampleMain.class, "sample", "--data=a", "--fail=state");
    assertEquals(1, ended.code());
    assertEquals(1, ended.err().lines().count(), ended.err());
  }

  @Test
  void doctor_findsThisMachineUsable() throws Exception {
    FreshProcess.Ended ended = run(Main.class, "doctor", "--json");
    assertEquals(0, ended.code(), ended.out() + ended.err());
    JsonNode report = Json.tree(ended.out());
    assertTrue(report.get("usable").booleanValue());
    assertTrue(ended.out().contains("matrix product and gradient are right on CPU"));
    assertTrue(ended.out().contains("unpacked from pytorch-native-cpu-2.7.1"), ended.out());
  }

  @Test
  void doctor_printsALineForEachFinding() throws Exception {
    FreshProcess.Ended ended = run(Main.class, "doctor");
    assertTrue(ended.out().startsWith("OK    version         MCL for Java"), ended.out());
    assertTrue(ended.out().lines().anyMatch(line -> line.startsWith("Usable: ")), ended.out());
  }

  @Test
  void doctor_failsWhenTheEngineDoesNotStart() throws Exception {
    Map<String, String> noEngine = Map.of("PYTORCH_VERSION", "9.9.9", "DJL_OFFLINE", "true");
    FreshProcess.Ended ended = FreshProcess.startJava(folder, noEngine, Main.class, "doctor").end();
    assertEquals(1, ended.code(), ended.out());
    assertTrue(ended.out().contains("FAIL  engine"), ended.out());
    assertTrue(
        ended.out().lines().anyMatch(line -> line.startsWith("Not usable: 1 to repair")),
        ended.out());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void firstSignal_letsTheStepFinish() throws Exception {
    FreshProcess.Ended ended =
        FreshProcess.startJava(
                folder, Map.of(), SampleMain.class, "sample", "--data=a", "--fail=wait")
            .awaitOut("started")
            .terminate()
            .end();
    assertEquals(130, ended.code());
    assertTrue(ended.out().endsWith("saved\n"), ended.out());
    assertTrue(ended.err().contains("Stopping. Once more"), ended.err());
  }
}
