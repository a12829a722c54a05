package mcl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small project around a copy of the launcher, with a Maven and a JDK that only pretend: the
 * Maven "builds" at once and counts, the Java prints what it was given.
 */
final class LaunchedProject {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >> "$PROJECT/maven.log"
      [ -z "$MAVEN_SECONDS" ] || sleep "$MAVEN_SECONDS"
      [ -z "$MAVEN_HANGS" ] || exec sleep 60
      [ -z "$MAVEN_FAILS" ] || { echo '[ERROR] Foo.java:[3,1] boom'; exit 1; }
      mkdir -p cli/target/classes/mcl/cli
      echo 'version=1' > cli/target/classes/mcl/cli/build.properties
      : > cli/target/mcl-cli-1.jar
      printf '%s' "$CLASS_PATH" > cli/target/classpath
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        -version) echo "openjdk version \\"${JAVA_SAYS:-17.0.1}\\" 2021-10-19" >&2 ;;
        *ArchiveClassesAtExit*) exit 1 ;;
        *) echo "pid $$"; for word; do echo "word $word"; done; env ;;
      esac
      exit "${JAVA_EXITS:-0}"
      """;

  private final Path folder;
  private final Path project;
  private final Map<String, String> environment = new HashMap<>();

  LaunchedProject(Path folder) throws IOException {
    this.folder = folder;
    this.project = folder.resolve("a project");
    Files.createDirectories(project.resolve("cli/src/main"));
    Files.createDirectories(project.resolve(".mvn"));
    for (String name : List.of("pom.xml", "cli/pom.xml", "cli/src/main/A.java")) {
      Files.writeString(project.resolve(name), "");
    }
    Path real = Path.of(System.getProperty("basedir"), "..");
    Files.copy(real.resolve("mcl"), launcher());
    Files.createDirectories(project.resolve("launcher"));
    String shared = "launcher/environment.sh";
    Files.copy(real.resolve(shared), project.resolve(shared));
    executable("tools/mvn", MAVEN);
    executable("jdk/bin/java", JAVA);
    executable("jdk/bin/javac", "#!/bin/sh\n");
    environment.put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("PROJECT", project.toString());
    environment.put("CLASS_PATH", folder.resolve("tools").toString());
  }

  Path launcher() {
    return project.resolve("mcl");
  }

  Path state() {
    return project.resolve(".mcl");
  }

  LaunchedProject with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  LaunchedProject without(String variable) {
    environment.remove(variable);
    return this;
  }

  FreshProcess start(String... words) throws IOException {
    return startAs(launcher(), words);
  }

  FreshProcess startAs(Path launcher, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(Arrays.asList(words));
    return FreshProcess.start(folder, environment, command.toArray(String[]::new));
  }

  FreshProcess.Ended run(String... words) throws IOException, InterruptedException {
    return start(words).end();
  }

  /** How often the pretended Maven was called. */
  long builds() throws IOException {
    Path log = project.resolve("maven.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  /** Changes a source after the last build. */
  void edit() throws IOException, InterruptedException {
    Thread.sleep(20); // file times may be that coarse
    Files.writeString(project.resolve("cli/src/main/A.java"), "changed");
  }

  /** Makes a folder that looks like one into which pip installed PyTorch. */
  Path wheel(String version, String cuda) throws IOException {
    Path site = folder.resolve("site-packages");
    Files.createDirectories(site.resolve("torch/lib"));
    Files.writeString(
        site.resolve("torch/version.py"),
        "__version__ = '" + version + "'\ndebug = False\ncuda: Optional[str] = " + cuda + "\n");
    return site.toRealPath();
  }

  private void executable(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
