package mcl.finetuning.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mcl.finetuning.TinyTask;
import mcl.model.TinyVocabulary;
import mcl.tokenization.encoding.Tokenizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InputEncoderTest {
  private static final int THE = TinyVocabulary.FIRST_WORD;
  private static final int CLS = TinyVocabulary.CLASSIFICATION;
  private static final int SEP = TinyVocabulary.SEPARATOR;

  private final Tokenizer tokenizer = Tokenizer.of(TinyTask.tokenizer());

  @AfterEach
  void close() {
    tokenizer.close();
  }

  @Test
  void aTextStandsBetweenClassificationAndSeparator() {
    ModelInput input = encode(8, InputText.of("the a the"));
    assertArrayEquals(new int[] {CLS, THE, THE + 1, THE, SEP}, input.ids().toArray());
    assertEquals(5, input.firstSegment());
    assertFalse(input.cut());
  }

  @Test
  void anEmptyTextIsItsMarks() {
    ModelInput input = encode(8, InputText.of("  "));
    assertArrayEquals(new int[] {CLS, SEP}, input.ids().toArray());
  }

  @Test
  void whatIsTooLongIsCut() {
    ModelInput input = encode(5, InputText.of("the the the the"));
    assertArrayEquals(new int[] {CLS, THE, THE, THE, SEP}, input.ids().toArray());
    assertTrue(input.cut());
    assertFalse(encode(6, InputText.of("the the the the")).cut());
  }

  @Test
  void aPairIsTwoSegmentsEachWithItsSeparator() {
    ModelInput input = encode(9, InputText.pair("the", "a the"));
    assertArrayEquals(new int[] {CLS, THE, SEP, THE + 1, THE, SEP}, input.ids().toArray());
    assertEquals(3, input.firstSegment());
    assertFalse(input.cut());
    assertTrue(encode(5, InputText.pair("the", "a the")).cut());
  }

  /** What the tokenizers library keeps of pairs under {@code longest_first}, version 0.22.2. */
  @ParameterizedTest
  @CsvSource({
    "0,0,2,0,0", "0,20,2,0,2", "20,1,2,1,1", "20,0,3,3,0", "1,20,3,1,2", "4,3,3,2,1",
    "5,5,3,1,2", "1,20,7,1,6", "20,1,7,6,1", "3,4,7,3,4", "4,4,7,3,4", "5,4,7,4,3",
    "20,20,7,3,4", "8,1,7,6,1", "0,20,8,0,8", "3,4,8,3,4", "4,5,8,4,4", "3,20,8,3,5",
    "20,3,8,5,3", "7,7,8,4,4"
  })
  void ofAPairTheLongerIsCutFirst(int first, int second, int room, int keptFirst, int keptSecond) {
    assertArrayEquals(
        new int[] {keptFirst, keptSecond}, InputEncoder.longestFirst(first, second, room));
  }

  private ModelInput encode(int maxLength, InputText text) {
    return new InputEncoder(tokenizer, maxLength).encode(text);
  }
}
