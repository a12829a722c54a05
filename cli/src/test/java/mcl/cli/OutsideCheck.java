package mcl.cli;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Checks by programs that the build does not bring along. Where one is missing, the test that needs
 * it is reported as skipped, with the reason; with {@code MCL_REQUIRE_OUTSIDE_CHECKS=true} in the
 * environment, as in {@code .ci/run}, it fails.
 */
public final class OutsideCheck {
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private OutsideCheck() {}

  /**
   * The first of these programs that is on the path.
   *
   * @param repair how to install it
   */
  public static Path program(String repair, String... names) {
    return Stream.of(names)
        .flatMap(OutsideCheck::onPath)
        .findFirst()
        .orElseGet(() -> missing(String.join(" or ", names) + " is not on the path", repair));
  }

  /** This file, if it is there. */
  public static Path file(String repair, Path path) {
    return Optional.of(path)
        .filter(Files::isExecutable)
        .orElseGet(() -> missing(path + " does not exist", repair));
  }

  private static Stream<Path> onPath(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }

  /**
   * On the build's own output: what tests print goes to files, and Maven only counts what is
   * skipped.
   */
  private static void say(String message) {
    PrintStream console =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    console.println(message);
  }

  private static Path missing(String what, String repair) {
    String message = "OUTSIDE CHECK NOT RUN: " + what + ". To have it: " + repair;
    if (Boolean.parseBoolean(System.getenv("MCL_REQUIRE_OUTSIDE_CHECKS"))) {
      Assertions.fail(message);
    }
    if (SAID.add(message)) {
      say(message);
    }
    Assumptions.abort(message);
    throw new IllegalStateException();
  }
}
