package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script: when it builds, and what it refuses. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
  @TempDir Path folder;
  private LaunchedProject project;

  @BeforeEach
  void makeProject() throws Exception {
    project = new LaunchedProject(folder);
  }

  private static void assertRefused(int code, String line, FreshProcess.Ended ended) {
    assertEquals(code, ended.code(), ended.toString());
    assertTrue(ended.err().startsWith("error: " + line), ended.err());
    assertTrue(ended.err().lines().count() >= 2, "says no repair: " + ended.err());
  }

  @Test
  void buildsOnce() throws Exception {
    FreshProcess.Ended first = project.run("--help");
    assertTrue(first.err().startsWith("building MCL"), first.err());
    FreshProcess.Ended second = project.run("--help");
    assertEquals("", second.err());
    assertEquals(1, project.builds());
  }

  @Test
  void buildsAgain_whenASourceChanged() throws Exception {
    project.run();
    project.edit();
    project.run();
    assertEquals(2, project.builds());
  }

  @Test
  void buildsAgain_whenALibraryIsGone() throws Exception {
    Path library = Files.createDirectory(folder.resolve("library"));
    project.with("CLASS_PATH", library.toString()).run();
    Files.delete(library);
    project.with("CLASS_PATH", folder.toString()).run();
    assertEquals(2, project.builds());
  }

  @Test
  void keepsTheLastTwoBuilds() throws Exception {
    for (int i = 0; i < 3; i++) {
      project.run();
      project.edit();
    }
    try (var builds = Files.list(project.state().resolve("builds"))) {
      assertEquals(2, builds.count());
    }
  }

  @Test
  void failedBuild_showsWhyAndLeavesNoLock() throws Exception {
    FreshProcess.Ended failed = project.with("MAVEN_FAILS", "yes").run();
    assertEquals(1, failed.code());
    assertTrue(failed.err().contains("[ERROR] Foo.java:[3,1] boom"), failed.err());
    assertEquals(0, project.without("MAVEN_FAILS").run().code());
  }

  @Test
  void twoFirstStarts_buildOnce() throws Exception {
    FreshProcess one = project.with("MAVEN_SECONDS", "1").start();
    FreshProcess two = project.start();
    assertEquals(0, one.end().code());
    assertEquals(0, two.end().code());
    assertEquals(1, project.builds());
  }

  @Test
  void lockOfADeadBuild_isTakenOver() throws Exception {
    FreshProcess dead = FreshProcess.start(folder, Map.of(), "/bin/sh", "-c", "uname -n");
    String owner = dead.pid() + " " + dead.end().out();
    Files.createDirectories(project.state().resolve("lock"));
    Files.writeString(project.state().resolve("lock/owner"), owner);
    assertEquals(0, project.run().code());
  }

  @Test
  void signalDuringTheBuild_endsItAndLeavesNoLock() throws Exception {
    FreshProcess building = project.with("MAVEN_HANGS", "yes").start();
    for (int i = 0; i < 1000 && project.builds() == 0; i++) {
      Thread.sleep(10);
    }
    assertEquals(130, building.terminate().end().code());
    assertFalse(Files.exists(project.state().resolve("lock")));
  }

  @Test
  void findsItself_throughSymbolicLinks() throws Exception {
    Path inner = Files.createSymbolicLink(folder.resolve("inner"), Path.of("a project/mcl"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path outer = Files.createSymbolicLink(bin.resolve("mcl"), inner);
    assertEquals(0, project.startAs(outer, "--help").end().code());
    assertEquals(1, project.builds());
  }

  @Test
  void reject_oldJava() throws Exception {
    FreshProcess.Ended ended = project.with("JAVA_SAYS", "11.0.2").run();
    assertTrue(ended.err().contains(" is Java 11.0.2, but MCL needs 17 or newer."), ended.err());
    assertEquals(1, ended.code());
    assertTrue(project.with("JAVA_SAYS", "1.8.0_292").run().err().contains("is Java 1.8.0_292"));
  }

  @Test
  void reject_wrongJavaHome() throws Exception {
    FreshProcess.Ended ended = project.with("JAVA_HOME", "/nowhere").run();
    assertRefused(1, "JAVA_HOME is /nowhere, but /nowhere/bin/java does not exist.", ended);
  }

  @Test
  void reject_buildWithoutCompiler() throws Exception {
    Files.delete(folder.resolve("jdk/bin/javac"));
    FreshProcess.Ended ended = project.run();
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("without a compiler"), ended.err());
  }

  @Test
  void reject_buildWithoutMaven() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("few tools"));
    for (String tool : List.of("sh", "uname", "sed", "head", "readlink")) {
      Path found = Path.of("/bin", tool);
      Path target = Files.exists(found) ? found : Path.of("/usr/bin", tool);
      Files.createSymbolicLink(tools.resolve(tool), target);
    }
    FreshProcess.Ended ended = project.with("PATH", tools.toString()).run();
    assertRefused(1, "Maven is missing, and MCL must be built first.", ended);
  }

  @Test
  void reject_torchThatIsNoFolder() throws Exception {
    FreshProcess.Ended ended = project.with("MCL_TORCH", "/nowhere").run();
    assertRefused(2, "MCL_TORCH is /nowhere, which is not a folder.", ended);
  }

  @Test
  void reject_folderWithoutTorch() throws Exception {
    FreshProcess.Ended ended = project.with("MCL_TORCH", folder.toString()).run();
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("there is no PyTorch in it"), ended.err());
  }

  @Test
  void reject_otherTorch() throws Exception {
    Path site = project.wheel("2.8.0+cu128", "'12.8'");
    FreshProcess.Ended ended = project.with("MCL_TORCH", site.toString()).run();
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("PyTorch 2.8.0+cu128, but MCL needs exactly 2.7.1."));
  }

  @Test
  void reject_cudaTorchWithoutItsRuntime() throws Exception {
    Path site = project.wheel("2.7.1+cu126", "'12.6'");
    FreshProcess.Ended ended = project.with("MCL_TORCH", site.toString()).run();
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("but not the CUDA runtime"), ended.err());
  }
}
