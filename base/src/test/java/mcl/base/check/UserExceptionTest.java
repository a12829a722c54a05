package mcl.base.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class UserExceptionTest {
  @Test
  void ofFillsThePattern() {
    assertEquals("a.txt, line 3", UserException.of("%s, line %d", "a.txt", 3).getMessage());
  }

  @Test
  void cannotReadSaysWhy() {
    assertWords("permission denied.", new AccessDeniedException("a.txt"));
    assertWords("it does not exist.", new NoSuchFileException("a.txt"));
    assertWords("ClosedByInterruptException.", new ClosedByInterruptException());
    assertWords("Is a directory.", new IOException("Is a directory"));
  }

  private static void assertWords(String reason, IOException cause) {
    UserException said = UserException.cannotRead(Path.of("a.txt"), cause);
    assertEquals("a.txt cannot be read: " + reason, said.getMessage());
    assertSame(cause, said.getCause());
  }
}
