package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import mcl.cli.terminal.Interruption;
import mcl.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;

final class ApplicationTest {
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();

  private ExitCode run(String... words) {
    PrintStream out = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(errBytes, true, StandardCharsets.UTF_8);
    Session session =
        new Session(Terminal.plain(out, err), new Interruption(err, () -> {}), Map.of());
    return new Application(List.of(new SampleCommand()), session).run(List.of(words));
  }

  private String out() {
    return outBytes.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return errBytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void run_separatesResultsFromMessages() {
    assertEquals(ExitCode.DONE, run("sample", "--data", "a", "--steps=7"));
    assertEquals("7\n", out());
    assertEquals("done\n", err());
  }

  @Test
  void nothing_showsTheOverviewAsAMistake() {
    assertEquals(ExitCode.WRONG_INPUT, run());
    assertTrue(err().contains("Training\n  sample  Do nothing, in every way\n"), err());
    assertEquals("", out());
  }

  @Test
  void help_listsTheCommands() {
    for (String word : List.of("--help", "-h", "help")) {
      assertEquals(ExitCode.DONE, run(word));
      assertTrue(out().contains("Training\n  sample  Do nothing, in every way\n"), out());
    }
  }

  @Test
  void help_explainsACommandByGroupWithDefaults() {
    assertEquals(ExitCode.DONE, run("help", "sample"));
    assertEquals(
        """
        Usage: mcl sample --data PATH... [options]

        Do nothing, in every way.

        Input
          --data PATH...     Files to read. Required.

        Model
          --[no-]lower-case  Fold upper case to lower. Default: on.

        Training
          --steps N          How many steps. Default: 1000.

        Other
          --fail HOW         How to fail.
          --help             Explain the command and stop; also -h.
          --debug            On an error print where in the code it happened.

        Example
          mcl sample --data a.txt
              Does nothing with a file.
        """,
        out());
  }

  @Test
  void help_wantsNoOtherOptions() {
    assertEquals(ExitCode.DONE, run("sample", "--steps", "-h"));
    assertTrue(out().startsWith("Usage: mcl sample"));
  }

  @Test
  void version_namesVersionAndCommit() {
    assertEquals(ExitCode.DONE, run("--version"));
    assertTrue(out().matches("MCL for Java [0-9]\\S*, commit \\S+\n"), out());
  }

  @Test
  void unknownCommand_suggestsTheNearest() {
    assertEquals(ExitCode.WRONG_INPUT, run("smaple"));
    assertEquals("error: unknown command smaple. Did you mean sample?\n", err());
  }

  @Test
  void unknownCommand_pointsToTheList() {
    assertEquals(ExitCode.WRONG_INPUT, run("help", "x"));
    assertEquals("error: unknown command x. mcl --help lists the commands.\n", err());
  }

  @Test
  void unknownOptionBeforeTheCommand() {
    assertEquals(ExitCode.WRONG_INPUT, run("--versoin"));
    assertEquals("error: unknown option --versoin. Did you mean --version?\n", err());
  }

  @Test
  void wrongNumber_namesTheOptionAndTheForm() {
    assertEquals(ExitCode.WRONG_INPUT, run("sample", "--data", "a", "--steps", "ten"));
    assertEquals("error: --steps: expected a whole number from 1 to 5000, not \"ten\".\n", err());
  }

  private void assertFails(String how, ExitCode code, String line) {
    assertEquals(code, run("sample", "--data", "a", "--fail", how));
    assertEquals(line + "\n", err());
  }

  @Test
  void userError_isItsMessage() {
    assertFails("user", ExitCode.WRONG_INPUT, "error: a.txt, line 3: not a number.");
  }

  @Test
  void interruptedThread_isAnInterruption() {
    assertFails("interrupt", ExitCode.INTERRUPTED, "Interrupted.");
  }

  @Test
  void failure_isOneLineWithAHint() {
    String hint = " Run it again with --debug to see where.";
    assertFails("state", ExitCode.FAILED, "error: IllegalStateException: two clocks." + hint);
  }

  @Test
  void failureToWrite_saysWhy() {
    String hint = " Run it again with --debug to see where.";
    assertFails("disk", ExitCode.FAILED, "error: IOException: No space left on device." + hint);
  }

  @Test
  void missingClass_pointsToTheDoctor() {
    run("sample", "--data", "a", "--fail", "class");
    assertTrue(err().endsWith("is missing; mcl doctor says which.\n"), err());
  }

  @Test
  void fullHeap_saysHowToRaiseIt() {
    assertEquals(ExitCode.FAILED, run("sample", "--data", "a", "--fail", "heap"));
    assertTrue(err().contains("MCL_JAVA_OPTS=-Xmx"), err());
  }

  @Test
  void brokenAssertion_isAFailureLikeOthers() {
    assertEquals(ExitCode.FAILED, run("sample", "--data", "a", "--fail", "assertion"));
    assertTrue(err().startsWith("error: AssertionError: never."), err());
  }

  @Test
  void debug_showsWhere() {
    run("--debug", "sample", "--data", "a", "--fail", "state");
    assertTrue(err().contains("at mcl.cli.SampleCommand.run"), err());
  }
}
