package mcl.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import org.junit.jupiter.api.Test;

final class SizeDifferencesTest {
  private final EncoderConfig wanted = TinyElectra.config(0).discriminator(TinyVocabulary.SIZE);

  @Test
  void settingsOfTrainingDoNotCount() {
    assertEquals(List.of(), SizeDifferences.between(wanted.withDropout(0.5), wanted));
  }

  @Test
  void eachSizeIsNamedWithBothValues() {
    EncoderConfig given =
        TinyElectra.config(0)
            .discriminator(TinyVocabulary.SIZE + 1)
            .withLayers(new LayerSizes(16, 3, 2, 32));
    assertEquals(
        List.of("vocabSize is 41, not 40", "numHiddenLayers is 3, not 2"),
        SizeDifferences.between(given, wanted));
  }
}
