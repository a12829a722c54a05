package mcl.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncoderConfigTest {
  @Test
  void bothPlayersTakeTheSharedSizes() {
    ElectraConfig pair = TinyElectra.config(0.1);
    EncoderConfig generator = pair.generator(TinyVocabulary.SIZE);
    EncoderConfig discriminator = pair.discriminator(TinyVocabulary.SIZE);
    assertEquals(generator.embeddingSize(), discriminator.embeddingSize());
    assertEquals(generator.vocabSize(), discriminator.vocabSize());
    assertEquals(8, generator.hiddenSize());
    assertEquals(16, discriminator.hiddenSize());
    assertEquals(8, discriminator.headSize());
    assertTrue(generator.projectsEmbeddings() && discriminator.projectsEmbeddings());
  }

  @ParameterizedTest
  @CsvSource({"DISCRIMINATOR, 13549057", "GENERATOR, 4620026"})
  void electraSmallHasAsManyParametersAsInTransformers(Player player, long parameters) {
    Electra electra = Electra.of(ElectraConfig.small(), 30_522);
    long counted =
        electra.weights(player).stream().mapToLong(weight -> weight.shape().size()).sum();
    assertEquals(parameters, counted);
  }

  @Test
  void dropoutCanBeReplaced() {
    EncoderConfig config = TinyElectra.config(0.1).discriminator(TinyVocabulary.SIZE);
    assertEquals(
        TinyElectra.config(0.3).discriminator(TinyVocabulary.SIZE), config.withDropout(0.3));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 128, 'relativePositionBuckets is 2; it must be 0 (none) or an even number from 4 on'",
    "9, 128, 'relativePositionBuckets is 9; it must be 0 (none) or an even number from 4 on'",
    "-4, 128, 'relativePositionBuckets is -4; it must be 0 (none) or an even number from 4 on'",
    "32, 8, 'relativePositionMaxDistance is 8; with 32 buckets it must be above 8'",
    "0, 0, 'relativePositionMaxDistance is 0; with 0 buckets it must be above 0'"
  })
  void bucketsAreChecked(int buckets, int maxDistance, String expected) {
    ElectraConfig pair = TinyElectra.config(0);
    assertEquals(
        expected,
        assertThrows(
                IllegalArgumentException.class,
                () -> pair.withRelativePositions(buckets, maxDistance))
            .getMessage());
  }

  @Test
  void bothPlayersHaveRelativePositions() {
    assertFalse(TinyElectra.config(0).generator(TinyVocabulary.SIZE).hasRelativePositions());
    ElectraConfig pair = TinyElectra.config(0.1).withRelativePositions(32, 100);
    for (EncoderConfig player :
        List.of(pair.generator(9), pair.discriminator(9), pair.discriminator(9).withDropout(0))) {
      assertTrue(player.hasRelativePositions());
      assertEquals(32, player.relativePositionBuckets());
      assertEquals(100, player.relativePositionMaxDistance());
    }
    assertEquals(pair, pair.withEmbeddingSharing(EmbeddingSharing.TIED));
  }

  @Test
  void layerSizesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new LayerSizes(8, 1, 3, 4));
    assertThrows(IllegalArgumentException.class, () -> new LayerSizes(8, 1, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> new LayerSizes(8, 0, 2, 4));
    assertThrows(IllegalArgumentException.class, () -> new LayerSizes(8, 1, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> new LayerSizes(0, 1, 2, 4));
  }

  @Test
  void aPairNeedsBothPlayers() {
    LayerSizes sizes = new LayerSizes(8, 1, 2, 4);
    for (boolean generator : new boolean[] {true, false}) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () ->
                      new ElectraConfig(
                          8,
                          8,
                          2,
                          0,
                          128,
                          EmbeddingSharing.TIED,
                          generator ? null : sizes,
                          generator ? sizes : null,
                          0,
                          0,
                          1e-12,
                          0.02))
              .getMessage();
      assertTrue(message.startsWith((generator ? "generator" : "discriminator") + " is missing"));
    }
  }
}
