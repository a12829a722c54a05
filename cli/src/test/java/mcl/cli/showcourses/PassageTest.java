package mcl.cli.showcourses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.shards.Split;
import org.junit.jupiter.api.Test;

final class PassageTest {
  private static Passage of(String text, int length) {
    try (Tokenizer tokenizer = Tokenizer.of(TinyWords.tokenizer())) {
      return Passage.ofText(text, tokenizer, length);
    }
  }

  @Test
  void aText_isFramedAndPadded() {
    Passage passage = of("the  old\ndog", 8);
    assertArrayEquals(new int[] {2, 5, 6, 7, 3, 0, 0, 0}, passage.batch().ids().row(0));
    assertArrayEquals(new int[] {0, 0, 0, 0, 0, -1, -1, -1}, passage.batch().documents().row(0));
    assertEquals(5, passage.positions());
    assertEquals("“the old dog”, 5 tokens", passage.source());
    assertEquals(Optional.empty(), passage.caution());
  }

  @Test
  void aLongText_isCutAndSaysSo() {
    Passage passage = of(TinyWords.SENTENCE, 8);
    assertEquals(8, passage.positions());
    assertEquals(
        "The text has 14 tokens, but a sequence of this model has room for 6: the rest is cut.",
        passage.caution().orElseThrow());
    assertTrue(of("dog ".repeat(100), 8).source().matches("“[dog ]{200}…”, 8 tokens"));
  }

  @Test
  void aTextWithoutWords_isRefused() {
    for (String text : new String[] {"", " \n", "[MASK] [SEP]"}) {
      String message = assertThrows(UserException.class, () -> of(text, 8)).getMessage();
      assertTrue(message.startsWith("--text: expected a text with words, not \""), message);
    }
  }

  @Test
  void aRow_isTakenAsItIs() {
    Passage passage = Passage.ofRow(new Rows(), Split.VALIDATION, 2);
    assertArrayEquals(new int[] {2, 12, 3, 0}, passage.batch().ids().row(0));
    assertEquals("validation row 2, 3 tokens", passage.source());
  }

  @Test
  void aRowBehindTheLast_isRefused() {
    String message =
        assertThrows(UserException.class, () -> Passage.ofRow(new Rows(), Split.TRAIN, 3))
            .getMessage();
    assertEquals(
        "--row: expected a number from 0 to 2, the last training row of these shards, not 3.",
        message);
  }

  /** Three rows of a word and padding. */
  private static final class Rows implements SequenceSource {
    @Override
    public long sequences() {
      return 3;
    }

    @Override
    public int length() {
      return 4;
    }

    @Override
    public void read(long sequence, int[] ids, int[] documents, int offset) {
      System.arraycopy(new int[] {2, 10 + (int) sequence, 3, 0}, 0, ids, offset, 4);
      Arrays.fill(documents, offset, offset + 3, 0);
      documents[offset + 3] = -1;
    }
  }
}
