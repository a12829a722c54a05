package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import mcl.finetuning.TinyTask;
import mcl.model.TinyVocabulary;
import mcl.tokenization.encoding.TokenSequence;
import mcl.tokenization.encoding.Tokenizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TextEncoderTest {
  private static final int CLS = TinyVocabulary.CLASSIFICATION;
  private static final int SEP = TinyVocabulary.SEPARATOR;

  private final Tokenizer tokenizer = Tokenizer.of(TinyTask.tokenizer());
  private final List<LabeledText> rows =
      List.of(row("the Cat sleeps", "b"), row("a dog and a zebra", "a"), row("\u200b", "b"));
  private final LabelSet labels = LabelSet.of(rows);

  @AfterEach
  void close() {
    tokenizer.close();
  }

  @Test
  void putsTheSpecialTokensAround() {
    List<EncodedText> encoded = new TextEncoder(tokenizer, labels, 16).encode(rows);
    int unknown = TinyVocabulary.UNKNOWN;
    assertEquals(
        TokenSequence.of(CLS, id("the"), id("cat"), id("sleeps"), SEP), encoded.get(0).ids());
    assertEquals(
        TokenSequence.of(CLS, id("a"), id("dog"), id("and"), id("a"), unknown, SEP),
        encoded.get(1).ids());
    assertEquals(1, encoded.get(0).label());
    assertEquals(0, encoded.get(1).label());
    assertEquals(3, encoded.size());
  }

  @Test
  void cutsLongTextsBeforeTheSeparator() {
    List<EncodedText> encoded = new TextEncoder(tokenizer, labels, 4).encode(rows);
    assertEquals(TokenSequence.of(CLS, id("the"), id("cat"), SEP), encoded.get(0).ids());
    assertEquals(TokenSequence.of(CLS, id("a"), id("dog"), SEP), encoded.get(1).ids());
  }

  @Test
  void impossibleLengthsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TextEncoder(tokenizer, labels, 2));
  }

  private int id(String word) {
    return tokenizer.vocabulary().id(word);
  }

  private static LabeledText row(String text, String label) {
    return new LabeledText(text, label, "memory");
  }
}
