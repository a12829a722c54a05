package mcl.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the checks look at, handed in so that they can be shown another machine.
 *
 * @param environment the environment variables
 * @param system the system properties of the JVM
 * @param root where the file system begins
 */
public record Surroundings(Map<String, String> environment, Properties system, Path root) {
  /** The surroundings of this process. */
  public static Surroundings ofProcess(Map<String, String> environment) {
    return new Surroundings(environment, System.getProperties(), Path.of("/"));
  }

  /** An environment variable that is set to something. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** A system property, or "unknown". */
  String property(String name) {
    return system.getProperty(name, "unknown");
  }

  boolean isLinux() {
    return property("os.name").startsWith("Linux");
  }

  boolean isWindows() {
    return property("os.name").startsWith("Windows");
  }

  /** The text of a file below the root, if there is one that can be read. */
  Optional<String> text(String path) {
    try {
      return Optional.of(Files.readString(root.resolve(path)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }
}
