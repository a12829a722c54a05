package mcl.model.electra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightShape.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which weights a pair declares. */
final class ElectraTest {
  private static final List<String> EMBEDDINGS =
      List.of(
          "electra.embeddings.word_embeddings.weight",
          "electra.embeddings.position_embeddings.weight",
          "electra.embeddings.token_type_embeddings.weight",
          "electra.embeddings.LayerNorm.weight",
          "electra.embeddings.LayerNorm.bias");

  @ParameterizedTest
  @EnumSource(EmbeddingSharing.class)
  void everyWeightIsNamedOnce(EmbeddingSharing sharing) {
    List<String> names = names(electra(sharing).weights());
    assertEquals(names.size(), new HashSet<>(names).size());
  }

  @ParameterizedTest
  @CsvSource({
    "TIED, 'discriminator/'",
    "NONE, 'discriminator/, generator/'",
    "GRADIENT_DISENTANGLED, 'difference/, generator/'"
  })
  void embeddingsStandWhereTheSharingSays(EmbeddingSharing sharing, String places) {
    List<String> expected =
        List.of(places.split(", ")).stream()
            .flatMap(place -> EMBEDDINGS.stream().map(place::concat))
            .toList();
    List<String> names = names(electra(sharing).weights());
    assertEquals(expected, names.stream().filter(n -> n.contains("/electra.embeddings.")).toList());
    assertEquals(expected.subList(0, 5), names.subList(0, 5), "they are the first");
  }

  @ParameterizedTest
  @EnumSource(EmbeddingSharing.class)
  void allElseIsTheSameHoweverEmbeddingsAreShared(EmbeddingSharing sharing) {
    assertEquals(ownWeights(EmbeddingSharing.TIED), ownWeights(sharing));
    for (Player player : Player.values()) {
      assertEquals(
          electra(EmbeddingSharing.TIED).weights(player), electra(sharing).weights(player));
    }
  }

  @Test
  void aDifferenceHasTheShapeOfItsEmbeddingAndStartsAtZero() {
    Map<String, WeightShape> weights = byName(electra(EmbeddingSharing.GRADIENT_DISENTANGLED));
    for (String name : EMBEDDINGS) {
      WeightShape difference = weights.get("difference/" + name);
      assertEquals(Start.ZEROS, difference.start(), name);
      assertEquals(weights.get("generator/" + name).shape(), difference.shape(), name);
    }
    assertEquals(Start.ONES, weights.get("generator/" + EMBEDDINGS.get(3)).start());
  }

  @Test
  void aPlayerNamesItsWeightsAsHuggingFaceDoes() {
    List<String> names = names(TinyElectra.electra().weights(Player.GENERATOR));
    assertEquals(EMBEDDINGS, names.subList(0, 5));
    assertTrue(names.contains("electra.embeddings_project.bias"));
    assertTrue(names.contains("generator_lm_head.bias"));
    assertEquals("generator", Player.GENERATOR.folder());
    assertEquals("discriminator", Player.DISCRIMINATOR.folder());
  }

  @ParameterizedTest
  @EnumSource(EmbeddingSharing.class)
  void relativePositionBiasIsEachPlayersOwnAndChangesNothingElse(EmbeddingSharing sharing) {
    String bias = "electra.encoder.relative_attention_bias.weight";
    Electra relative =
        Electra.of(
            TinyElectra.config(0).withEmbeddingSharing(sharing).withRelativePositions(8, 20),
            TinyVocabulary.SIZE);
    Map<String, WeightShape> weights = byName(relative);
    assertEquals(new Shape(8, 1), weights.get("generator/" + bias).shape());
    assertEquals(new Shape(8, 2), weights.get("discriminator/" + bias).shape());
    assertEquals(
        electra(sharing).weights(),
        relative.weights().stream().filter(weight -> !weight.name().endsWith(bias)).toList());
  }

  @Test
  void oneHeadIsStoredAsHuggingFaceDoesAndOthersBesideIt() {
    List<String> one = names(TinyElectra.electra().weights());
    assertEquals(one, names(heads("rtd").weights()), "a single name changes nothing");
    Map<String, WeightShape> three = byName(heads("rtd", "std", "itd"));
    for (String head : List.of("discriminator_predictions", "course_predictions.itd")) {
      assertEquals(new Shape(16, 16), three.get(in(head, "dense.weight")).shape());
      assertEquals(new Shape(1, 16), three.get(in(head, "dense_prediction.weight")).shape());
      assertEquals(new Shape(1), three.get(in(head, "dense_prediction.bias")).shape());
    }
    assertFalse(three.containsKey(in("course_predictions.rtd", "dense.weight")));
    assertEquals(one.size() + 2 * 4, three.size());
  }

  @Test
  void twoHeadsOfOneNameAreRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> heads("rtd", "rtd")).getMessage();
    assertEquals("two detection heads are named \"rtd\"", message);
  }

  private static String in(String head, String name) {
    return "discriminator/" + head + "." + name;
  }

  private static Electra electra(EmbeddingSharing sharing) {
    return Electra.of(TinyElectra.config(0).withEmbeddingSharing(sharing), TinyVocabulary.SIZE);
  }

  private static Electra heads(String... names) {
    return Electra.of(TinyElectra.config(0), TinyVocabulary.SIZE, List.of(names));
  }

  private static List<WeightShape> ownWeights(EmbeddingSharing sharing) {
    return electra(sharing).weights().stream()
        .filter(weight -> !weight.name().contains("/electra.embeddings."))
        .toList();
  }

  private static Map<String, WeightShape> byName(Electra electra) {
    return electra.weights().stream()
        .collect(Collectors.toMap(WeightShape::name, Function.identity()));
  }

  private static List<String> names(List<WeightShape> weights) {
    return weights.stream().map(WeightShape::name).toList();
  }
}
