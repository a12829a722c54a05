package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import mcl.cli.terminal.Interruption;
import mcl.cli.terminal.Terminal;

/** A command line called in this process, and what it left. */
record CommandCall(ExitCode code, String out, String err) {
  static CommandCall of(String... words) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(errBytes, true, StandardCharsets.UTF_8);
    Session session =
        new Session(Terminal.plain(out, err), new Interruption(err, () -> {}), Map.of());
    ExitCode code = new Application(CommandKind.all(), session).run(List.of(words));
    return new CommandCall(
        code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
  }

  /** What a call printed that must succeed. */
  static String done(String... words) {
    CommandCall call = of(words);
    assertEquals(ExitCode.DONE, call.code(), call.err());
    return call.out();
  }

  /** A call that must be refused as wrong input, in one line that holds the reason. */
  static void refused(String reason, String... words) {
    CommandCall call = of(words);
    assertEquals(ExitCode.WRONG_INPUT, call.code(), call.out());
    assertTrue(call.err().startsWith("error: ") && call.err().contains(reason), call.err());
    assertFalse(call.err().contains("\tat "), call.err());
  }
}
