package mcl.finetuning.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsTest {
  @Test
  void byHand() {
    int[] labels = {0, 0, 0, 1, 1, 2};
    int[] predictions = {0, 0, 1, 1, 0, 0};
    assertEquals(0.5, Accuracy.of(predictions, labels));
    // F1 of the classes: 2 * 2 / (3 + 4), 2 * 1 / (2 + 2), 0 / 1.
    assertEquals((4 / 7.0 + 1 / 2.0 + 0) / 3, MacroF1.of(predictions, labels, 3), 1e-12);
    assertEquals(1, MacroF1.of(labels, labels, 5));
  }

  @Test
  void of_whenThereIsNothingToJudge() {
    assertThrows(IllegalArgumentException.class, () -> Accuracy.of(new int[0], new int[0]));
    assertThrows(IllegalArgumentException.class, () -> Accuracy.of(new int[1], new int[2]));
  }

  @Test
  void correlationsOfWhatIsAlwaysTheSame() {
    double[] rising = {1, 2, 3};
    assertTrue(Double.isNaN(Pearson.of(new double[] {2, 2, 2}, rising)));
    assertTrue(Double.isNaN(Spearman.of(rising, new double[] {2, 2, 2})));
    assertTrue(Double.isNaN(Pearson.of(new double[] {1}, new double[] {1})));
    assertEquals(-1, Spearman.of(rising, new double[] {3, 0.1, -40}), 1e-12);
  }

  @Test
  void entitiesNeedAsManyTagsAsWords() {
    List<List<String>> labels = List.of(List.of("O", "B-X"));
    assertThrows(IllegalArgumentException.class, () -> EntityF1.of(List.of(List.of("O")), labels));
    assertEquals(new EntityF1(0, 0, 0), EntityF1.of(List.of(List.of("O", "O")), labels));
  }

  @ParameterizedTest
  @CsvSource({
    "O B-LOC,true",
    "DET U-LOC,true",
    "B I O,true",
    "B M E S,true",
    "S M L,false",
    "0 1,false",
    "DET NOUN X-,false",
    "-LRB- B-,false",
    "b-loc O,false",
  })
  void tagsOfEntitiesAreTold(String labels, boolean expected) {
    assertEquals(expected, EntityTags.areIn(List.of(labels.split(" "))));
  }

  /** A model whose training failed may say it; its score is 0 then. */
  @Test
  void whatIsNoNumberHasNoCorrelation() {
    assertTrue(Double.isNaN(Spearman.of(new double[] {1, Double.NaN}, new double[] {1, 2})));
    assertTrue(Double.isNaN(Pearson.of(new double[] {1, Double.NaN}, new double[] {1, 2})));
  }
}
