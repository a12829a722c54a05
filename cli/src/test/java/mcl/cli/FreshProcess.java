package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program as a user would and keeps what it printed. */
final class FreshProcess {
  private final Process process;
  private final Path out;
  private final Path err;

  /** What is left of a process. */
  record Ended(int code, String out, String err) {}

  private FreshProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it with this environment alone, in and with output files below the folder. */
  static FreshProcess start(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new FreshProcess(builder.start(), out, err);
  }

  /** Runs a main class of the test class path on the Java of the tests. */
  static FreshProcess startJava(
      Path folder, Map<String, String> more, Class<?> main, String... words) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-cp", classPath(), main.getName()));
    command.addAll(Arrays.asList(words));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(more);
    return start(folder, environment, command.toArray(String[]::new));
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  long pid() {
    return process.pid();
  }

  String outSoFar() throws IOException {
    return Files.readString(out);
  }

  String errSoFar() throws IOException {
    return Files.readString(err);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the output holds the text. */
  FreshProcess awaitOut(String text) throws IOException, InterruptedException {
    return await(out, text);
  }

  /** Waits until the messages hold the text. */
  FreshProcess awaitErr(String text) throws IOException, InterruptedException {
    return await(err, text);
  }

  private FreshProcess await(Path printed, String text) throws IOException, InterruptedException {
    for (int i = 0; i < 6000 && !Files.readString(printed).contains(text); i++) {
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(10);
    }
    if (!Files.readString(printed).contains(text)) {
      throw new AssertionError("no \"" + text + "\" in " + outSoFar() + Files.readString(err));
    }
    return this;
  }

  /** Types this into its standard input; the program may read it at once. */
  FreshProcess type(byte[] bytes) throws IOException {
    process.getOutputStream().write(bytes);
    process.getOutputStream().flush();
    return this;
  }

  /** Ends its standard input. */
  FreshProcess endInput() throws IOException {
    process.getOutputStream().close();
    return this;
  }

  /**
   * Sends SIGTERM: unlike SIGINT it is not ignored where the build runs in the background. The
   * standard input stays open.
   */
  FreshProcess terminate() {
    process.toHandle().destroy();
    return this;
  }

  /** Sends SIGKILL, as the system does that has no memory left, and waits for its effect. */
  FreshProcess kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    return this;
  }

  Ended end() throws IOException, InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + Files.readString(err));
    }
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** What is left of a process that must end with this code. */
  Ended endWith(int code) throws IOException, InterruptedException {
    Ended ended = end();
    assertEquals(code, ended.code(), ended.err());
    return ended;
  }
}
