package mcl.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Checks by programs that the build does not bring along. Where one is missing, the test that needs
 * it is reported as skipped, with the reason; with {@code MCL_REQUIRE_OUTSIDE_CHECKS=true} in the
 * environment, as in {@code .ci/run}, it fails.
 */
public final class OutsideCheck {
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

  private static Path missing(String what, String repair) {
    String message = "OUTSIDE CHECK NOT RUN: " + what + ". To have it: " + repair;
    if (Boolean.parseBoolean(System.getenv("MCL_REQUIRE_OUTSIDE_CHECKS"))) {
      Assertions.fail(message);
    }
    Assumptions.abort(message);
    throw new IllegalStateException();
  }
}
