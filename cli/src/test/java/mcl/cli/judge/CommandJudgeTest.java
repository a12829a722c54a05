package mcl.cli.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a POSIX shell")
final class CommandJudgeTest {
  @TempDir Path folder;

  private static CommandJudge judge(String command) {
    return new CommandJudge(command, 60, () -> false);
  }

  private String fault(String command) {
    return assertThrows(UserException.class, () -> judge(command).score(folder)).getMessage();
  }

  @Test
  void theLastNumberIsTheScore() throws IOException {
    assertEquals(-0.25, judge("echo {} > /dev/null; echo 3 epochs: 1e3, then -.25.").score(folder));
    assertEquals(1.5e-3, judge("echo {} > /dev/null; echo 7; echo 1.5e-3").score(folder));
  }

  @Test
  void theFoldersNameIsNoCode() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("a b; echo 9 $(echo 8) 'x"));
    Files.writeString(odd.resolve("score"), "0.5");
    assertEquals(0.5, judge("cat {}/score").score(odd));
  }

  @Test
  void failuresSayWhatTheCommandSaid() {
    String message = fault("echo broken {} >&2; exit 3");
    assertTrue(message.startsWith("The judge ended with code 3 for " + folder), message);
    assertTrue(message.endsWith("It said: broken " + folder), message);
  }

  @Test
  void aJudgeWithoutANumberIsRefused() {
    assertTrue(fault("echo done {} | tr -d 0-9").contains("printed no number"));
  }

  @Test
  void aJudgeThatTakesTooLongIsEnded() {
    CommandJudge slow = new CommandJudge("sleep 60; echo {}", 1, () -> false);
    UserException fault = assertThrows(UserException.class, () -> slow.score(folder));
    assertTrue(fault.getMessage().contains("took more than 1 seconds"), fault.getMessage());
  }

  @Test
  void askedToStopItStops() {
    CommandJudge slow = new CommandJudge("sleep 60; echo {}", 60, () -> true);
    assertThrows(Stopped.class, () -> slow.score(folder));
  }

  @Test
  void aCommandMustSayWhereTheFolderGoes() {
    UserException fault = assertThrows(UserException.class, () -> judge("echo 1"));
    assertTrue(fault.getMessage().contains("has no {}"), fault.getMessage());
  }
}
