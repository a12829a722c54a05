package mcl.finetuning.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import mcl.finetuning.answer.SpanReading.Span;
import mcl.finetuning.inference.Answer;
import org.junit.jupiter.api.Test;

final class JointSpansTest {
  /** Start, rank, the ends of the first and of the second start, no answer. */
  private static final Answer WINDOW =
      Answer.of(5, -3, 2, -4, -4, 7, -1, 0, -2, -9, 7, -2, 1, -3, -5, 7, -9, 3, -1, -6, 7);

  @Test
  void everyStartHasEndsOfItsOwn() {
    List<Span> spans = new JointSpans(2).likely(WINDOW, 2);
    assertEquals(
        List.of(
            new Span(1, 3, -1, -1), new Span(1, 1, -1, -2),
            new Span(2, 0, -2, -4), new Span(2, 2, -2, -5)),
        spans.stream().sorted(Comparator.comparingDouble(span -> -span.startLogit())).toList());
    assertEquals(7, new JointSpans(2).none(WINDOW));
  }

  @Test
  void thereIsNothingToCompareTheClassificationTokenWith() {
    AnswerConfig usual = AnswerConfig.electra();
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> new AnswerConfig(1, 1, 1, 1, SpanKind.JOINT, NullScore.CLS, 0));
    assertTrue(thrown.getMessage().contains("\"nullScore\" to \"head\""), thrown::getMessage);
    assertEquals(SpanKind.INDEPENDENT, usual.spans());
  }
}
