package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher hands to Java, and what it hands back. */
@DisabledOnOs(OS.WINDOWS)
final class LaunchedCommandTest {
  @TempDir Path folder;
  private LaunchedProject project;

  @BeforeEach
  void makeProject() throws Exception {
    project = new LaunchedProject(folder);
  }

  /** What the pretended Java prints: its process, its words, its environment. */
  private List<String> started(String... words) throws Exception {
    FreshProcess.Ended ended = project.run(words);
    assertEquals(0, ended.code(), ended.toString());
    return ended.out().lines().toList();
  }

  private static void assertHolds(List<String> lines, String... expected) {
    for (String line : expected) {
      assertTrue(lines.contains(line), line + " is not in " + lines);
    }
  }

  @Test
  void words_arriveUnchanged() throws Exception {
    List<String> lines = started("vocab", "--data", "a  b*", "", "$HOME");
    int main = lines.indexOf("word mcl.cli.Main");
    assertEquals(
        List.of("word vocab", "word --data", "word a  b*", "word ", "word $HOME"),
        lines.subList(main + 1, main + 6));
  }

  @Test
  void java_takesTheLaunchersProcess() throws Exception {
    FreshProcess process = project.start();
    assertEquals("pid " + process.pid(), process.end().out().lines().findFirst().orElseThrow());
  }

  @Test
  void collector_ofTrainingIsSmallUnlessTheUserChoseOne() throws Exception {
    assertHolds(started("pretrain"), "word -XX:+UseSerialGC", "word -Xmn16m");
    assertFalse(started("tokenize").contains("word -Xmn16m"));
    for (String choice : List.of("-XX:+UseZGC", "-Xmn1g", "-XX:NewRatio=3", "@options")) {
      assertChosenByUser("MCL_JAVA_OPTS", choice);
    }
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      assertChosenByUser(variable, "-XX:+UseG1GC");
    }
  }

  private void assertChosenByUser(String variable, String choice) throws Exception {
    project.with(variable, choice);
    assertFalse(started("pretrain").contains("word -XX:+UseSerialGC"), variable + " " + choice);
    project.with(variable, "");
  }

  @Test
  void exitCode_isThatOfJava() throws Exception {
    project.run();
    assertEquals(130, project.with("JAVA_EXITS", "130").run().code());
  }

  @Test
  void options_ofTheUserComeAfterTheLaunchers() throws Exception {
    project.with("MCL_JAVA_OPTS", "-Xmx3g -Dai.djl.offline=false");
    List<String> lines = started();
    assertHolds(lines, "word -Xmx3g", "word -DOPT_OUT_TRACKING=true");
    assertTrue(
        lines.indexOf("word -Dai.djl.offline=true") < lines.indexOf("word -Dai.djl.offline=false"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void allocator_isSetAsTheDoctorWantsIt() throws Exception {
    assertHolds(
        started(),
        "MALLOC_ARENA_MAX=1",
        "MALLOC_MMAP_THRESHOLD_=34359738368",
        "MALLOC_TOP_PAD_=268435456",
        "MALLOC_TRIM_THRESHOLD_=34359738368");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void allocator_ofTokenizingHasAnArenaForEachThread() throws Exception {
    for (String command : List.of("tokenize", "vocab")) {
      List<String> lines = started(command);
      assertFalse(lines.stream().anyMatch(line -> line.startsWith("MALLOC_ARENA_MAX=")), command);
      assertHolds(lines, "MALLOC_TOP_PAD_=268435456");
    }
  }

  @Test
  void environment_ofTheUserWins() throws Exception {
    project.with("MALLOC_ARENA_MAX", "7").with("OMP_NUM_THREADS", "3").with("LANG", "de_DE.UTF-8");
    List<String> lines = started();
    assertHolds(lines, "MALLOC_ARENA_MAX=7", "OMP_NUM_THREADS=3");
    assertFalse(lines.stream().anyMatch(line -> line.startsWith("LC_ALL=")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void threads_areCountedWhereTheUserSetNone() throws Exception {
    List<String> lines = started();
    assertTrue(lines.stream().anyMatch(line -> line.matches("OMP_NUM_THREADS=[1-9][0-9]*")));
    assertHolds(lines, "GOMP_SPINCOUNT=10000");
  }

  @Test
  void locale_knowsMoreThanAscii() throws Exception {
    assertHolds(started(), "LC_ALL=C.UTF-8");
    project.with("LANG", "C");
    assertHolds(started(), "LC_ALL=C.UTF-8");
  }

  @Test
  void output_isNoTerminal() throws Exception {
    assertHolds(started(), "word -Dmcl.terminal.out=false", "word -Dmcl.terminal.err=false");
  }

  @Test
  void java_hearsHowTheUserCalledIt() throws Exception {
    assertHolds(started(), "word -Dmcl.launched=" + project.launcher());
    Path onThePath = Files.createSymbolicLink(folder.resolve("tools/mcl"), project.launcher());
    FreshProcess.Ended ended = project.startAs(onThePath).end();
    assertHolds(ended.out().lines().toList(), "word -Dmcl.launched=mcl");
  }

  @Test
  void torchWithCuda_setsAllFour() throws Exception {
    Path site = project.wheel("2.7.1+cu126", "'12.6'");
    Path runtime = Files.createDirectories(site.resolve("nvidia/cuda_runtime/lib"));
    project.with("MCL_TORCH", site.toString());
    assertHolds(
        started(),
        "PYTORCH_LIBRARY_PATH=" + site.resolve("torch/lib"),
        "PYTORCH_VERSION=2.7.1",
        "PYTORCH_FLAVOR=cu128",
        "word -Djna.library.path=" + runtime);
  }

  @Test
  void torchWithoutCuda_isOfTheCpuFlavor() throws Exception {
    project.with("MCL_TORCH", project.wheel("2.7.1", "None").toString());
    assertHolds(started(), "PYTORCH_VERSION=2.7.1", "PYTORCH_FLAVOR=cpu");
  }

  @Test
  void torchByDownload_leavesTheCpuBuildOut() throws Exception {
    Path cpu = Files.createFile(folder.resolve("pytorch-native-cpu-2.7.1-linux-x86_64.jar"));
    Path jni = Files.createFile(folder.resolve("pytorch-jni-2.7.1.jar"));
    project.with("CLASS_PATH", cpu + ":" + jni).with("MCL_TORCH", "download");
    List<String> lines = started();
    assertHolds(lines, "PYTORCH_FLAVOR=cu128", "word -Dai.djl.offline=false");
    String classPath = lines.get(lines.indexOf("word -cp") + 1);
    assertTrue(classPath.endsWith(":" + jni), classPath);
    assertFalse(classPath.contains("native-cpu"), classPath);
  }

  @Test
  void realJava_runsTheRealProgram() throws Exception {
    project
        .with("JAVA_HOME", System.getProperty("java.home"))
        .with("CLASS_PATH", FreshProcess.classPath());
    FreshProcess.Ended help = project.run("--help");
    assertEquals(0, help.code(), help.err());
    assertTrue(help.out().startsWith("Usage: mcl <command>"), help.out());
    FreshProcess.Ended unknown = project.run("doctor", "--jsno");
    assertEquals(2, unknown.code());
    assertEquals("error: unknown option --jsno. Did you mean --json?\n", unknown.err());
  }
}
