package mcl.cli.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mcl.base.check.Printable;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;

/**
 * A command of the user's that prints a number: the last one on its standard output is the score.
 */
final class CommandJudge implements Judge {
  /** What stands for the soup's folder. */
  static final String FOLDER = "{}";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

  private static final int SHOWN_LINES = 5;

  private final String command;
  private final int timeoutSeconds;
  private final BooleanSupplier stop;

  CommandJudge(String command, int timeoutSeconds, BooleanSupplier stop) {
    this.command = command;
    this.timeoutSeconds = timeoutSeconds;
    this.stop = stop;
    if (!command.contains(FOLDER)) {
      throw UserException.of(
          "--judge: the command \"%s\" has no %s, in whose place the folder of the soup is put.",
          command, FOLDER);
    }
  }

  @Override
  public double score(Path model) throws IOException {
    Path errors = Files.createTempFile("mcl-judge", ".txt");
    try {
      Process process = start(model, errors);
      CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process));
      await(process, model);
      String text = output.join();
      if (process.exitValue() != 0) {
        throw UserException.of(
            "The judge ended with code %d for %s.%s", process.exitValue(), model, end(errors));
      }
      return lastNumber(text, model);
    } finally {
      Files.deleteIfExists(errors);
    }
  }

  /** The shell gets the folder as an argument, so that nothing in its name is taken for code. */
  private Process start(Path model, Path errors) throws IOException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    String folder = model.toString();
    List<String> words =
        windows
            ? List.of("cmd", "/c", command.replace(FOLDER, "\"" + folder + "\""))
            : List.of("/bin/sh", "-c", command.replace(FOLDER, "\"$1\""), "judge", folder);
    return new ProcessBuilder(words)
        .redirectInput(
            ProcessBuilder.Redirect.from(Path.of(windows ? "NUL" : "/dev/null").toFile()))
        .redirectError(errors.toFile())
        .start();
  }

  private void await(Process process, Path model) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
    try {
      while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
        Stopped.check(stop);
        if (System.nanoTime() > end) {
          throw UserException.of(
              "The judge took more than %d seconds for %s; --judge-timeout gives it more.",
              timeoutSeconds, model);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    } finally {
      if (process.isAlive()) { // else what it printed could no longer be read
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  private static String text(Process process) {
    try (InputStream in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String end(Path errors) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    return last.isEmpty() ? "" : " It said: " + Printable.of(String.join(" | ", last));
  }

  private static double lastNumber(String text, Path model) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .reduce((earlier, later) -> later)
        .map(Double::parseDouble)
        .orElseThrow(
            () ->
                UserException.of(
                    "The judge printed no number for %s. Its output must end with the score.",
                    model));
  }
}
