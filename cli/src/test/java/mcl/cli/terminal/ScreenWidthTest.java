package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ScreenWidthTest {
  @Test
  void anAnswerOfSttyIsTaken() {
    ScreenWidth width = new ScreenWidth(80);
    width.take("24 132\n");
    assertEquals(132, width.getAsInt());
    width.take("24 3\n");
    assertEquals(10, width.getAsInt());
  }

  @Test
  void whatIsNoAnswerChangesNothing() {
    ScreenWidth width = new ScreenWidth(80);
    width.take("stty: standard input: Inappropriate ioctl for device\n");
    width.take("0 0\n");
    width.take("");
    assertEquals(80, width.getAsInt());
  }
}
