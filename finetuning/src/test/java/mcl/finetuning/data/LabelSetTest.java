package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;

final class LabelSetTest {
  @Test
  void numbersFollowTheNamesNotTheRows() {
    LabelSet labels = LabelSet.of(rows("no", "yes", "maybe", "no"));
    assertEquals(List.of("maybe", "no", "yes"), labels.names());
    assertEquals(3, labels.size());
    assertEquals(0, labels.number(row("maybe")));
    assertEquals(2, labels.number(row("yes")));
  }

  @Test
  void of_whenThereIsOneLabelOnly() {
    String message =
        assertThrows(UserException.class, () -> LabelSet.of(rows("no", "no"))).getMessage();
    assertEquals("The training rows have only the label \"no\"; at least two are needed.", message);
  }

  @Test
  void number_whenNoTrainingRowHasIt() {
    LabelSet labels = LabelSet.of(rows("no", "yes"));
    String message =
        assertThrows(UserException.class, () -> labels.number(row("maybe"))).getMessage();
    assertEquals(
        "dev.tsv, line 4: the label \"maybe\" is in no training row. Labels: no, yes.", message);
  }

  private static List<LabeledText> rows(String... labels) {
    return Stream.of(labels).map(LabelSetTest::row).toList();
  }

  private static LabeledText row(String label) {
    return new LabeledText("text", label, "dev.tsv, line 4");
  }
}
