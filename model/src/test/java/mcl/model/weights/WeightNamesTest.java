package mcl.model.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightNamesTest {
  @ParameterizedTest
  @CsvSource({
    "embeddings.word_embeddings.weight, electra.embeddings.word_embeddings.weight",
    "encoder.layer.3.output.dense.bias, electra.encoder.layer.3.output.dense.bias",
    "embeddings_project.weight, electra.embeddings_project.weight",
    "electra.embeddings.LayerNorm.gamma, electra.embeddings.LayerNorm.weight",
    "encoder.layer.0.output.LayerNorm.beta, electra.encoder.layer.0.output.LayerNorm.bias",
    "classifier.out_proj.weight, classifier.out_proj.weight",
    "something.else.gamma, something.else.gamma"
  })
  void namesOfOthersHaveOneHere(String stored, String name) {
    assertEquals(Optional.of(name), WeightNames.ofForeign(stored));
  }

  @ParameterizedTest
  @ValueSource(strings = {"electra.embeddings.position_ids", "embeddings.token_type_ids"})
  void buffersHaveNone(String stored) {
    assertEquals(Optional.empty(), WeightNames.ofForeign(stored));
  }

  @Test
  void headsOfSingleCoursesAreKnown() {
    String head = WeightNames.furtherDetectionHead("std");
    assertTrue(WeightNames.isOfFurtherDetectionHead(WeightNames.detectionDense(head)));
    assertFalse(WeightNames.isOfFurtherDetectionHead(WeightNames.DETECTION_HEAD));
  }
}
