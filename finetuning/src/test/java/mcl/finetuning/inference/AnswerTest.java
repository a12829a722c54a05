package mcl.finetuning.inference;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class AnswerTest {
  @Test
  void whatIsNoNumberIsFound() {
    assertTrue(Answer.of(2, 1, Float.NaN).hasNan());
    assertFalse(Answer.of(2, 1, Float.NEGATIVE_INFINITY).hasNan());
  }
}
