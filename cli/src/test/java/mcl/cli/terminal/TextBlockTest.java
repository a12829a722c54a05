package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TextBlockTest {
  @Test
  void wrap_breaksBetweenWordsAndIndents() {
    assertEquals("  one two\n  three", TextBlock.wrap("one two three", 10, 2));
  }

  @Test
  void wrap_keepsLineBreaksAndLongWords() {
    assertEquals("a\n\nabcdefghijkl\nb", TextBlock.wrap("a\n\nabcdefghijkl b", 6, 0));
  }
}
