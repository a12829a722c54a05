package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;

final class LabelSetTest {
  @Test
  void numbersFollowTheNamesNotTheRows() {
    LabelSet labels = LabelSet.in(rows("no", "yes", "maybe", "no"));
    assertEquals(List.of("maybe", "no", "yes"), labels.names());
    assertEquals(3, labels.size());
    assertEquals(0, labels.number("maybe", "dev.tsv, line 4"));
    assertEquals(2, labels.number("yes", "x"));
  }

  @Test
  void wholeNumbersAreSortedBySize() {
    assertEquals(List.of("-1", "2", "10"), LabelSet.in(rows("10", "2", "-1")).names());
    assertEquals(List.of("10", "2", "x"), LabelSet.in(rows("10", "2", "x")).names());
  }

  @Test
  void labelsThatLookTheSameAreFound() {
    assertEquals(
        Optional.of(List.of("POS", "pos ")), LabelSet.of(List.of("POS", "neg", "pos ")).alike());
    assertEquals(Optional.empty(), LabelSet.of(List.of("a", "b")).alike());
  }

  @Test
  void in_whenThereIsOneLabelOnly() {
    String message =
        assertThrows(UserException.class, () -> LabelSet.in(rows("no", "no"))).getMessage();
    assertEquals("The training rows have only the label \"no\"; at least two are needed.", message);
  }

  @Test
  void number_whenNoTrainingRowHasIt() {
    LabelSet labels = LabelSet.in(rows("no", "yes"));
    String message =
        assertThrows(UserException.class, () -> labels.number("maybe", "dev.tsv, line 4"))
            .getMessage();
    assertEquals("dev.tsv, line 4: the label \"maybe\" is none of this task: no, yes.", message);
  }

  @Test
  void labelsOfWordsCountToo() {
    Example words = new Example(List.of("a", "b"), new Label.Tags(List.of("O", "B-X")), "x");
    assertEquals(List.of("B-X", "O"), LabelSet.in(List.of(words)).names());
    assertEquals(
        List.of("B-X", "I-X", "O"), LabelSet.named(List.of(words), List.of("I-X", "O")).names());
  }

  private static List<Example> rows(String... labels) {
    return Stream.of(labels).map(LabelSetTest::row).toList();
  }

  private static Example row(String label) {
    return Example.of("text", label, "dev.tsv, line 4");
  }
}
