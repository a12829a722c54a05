package mcl.pretraining.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.weights.WeightShape;
import mcl.pretraining.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TreatmentsTest {
  private static final OptimizerConfig USUAL = OptimizerConfig.electraSmall();
  private static final List<String> TINY = names(TinyElectra.electra());

  /** The table written down by hand in {@code interop/golden_optimization.py}. */
  @Test
  void layerDecayAndGroupsMultiply() {
    JsonNode golden = Golden.json("adamw-groups.json");
    List<String> names = new ArrayList<>();
    golden.path("names").forEach(name -> names.add(name.asText()));
    Map<String, Treatment> byName = Treatments.of(GoldenGroups.config(golden), names).byName();
    for (int i = 0; i < names.size(); i++) {
      JsonNode expected = golden.path("treatments").path(i);
      Treatment actual = byName.get(names.get(i));
      assertEquals(expected.path(0).asDouble(), actual.learningRate(), 1e-12, names.get(i));
      assertEquals(expected.path(1).asDouble(), actual.weightDecay(), 1e-12, names.get(i));
    }
    assertEquals(names, List.copyOf(byName.keySet()));
  }

  @Test
  void withoutThemAllRatesAreOneAndDecayIsAsUsual() {
    Treatments.of(USUAL, TINY)
        .byName()
        .forEach(
            (name, treatment) ->
                assertEquals(
                    new Treatment(1, DecayGroups.decays(name) ? 0.01 : 0), treatment, name));
  }

  /** Each player has two layers; heads are three levels above the embeddings. */
  @ParameterizedTest
  @EnumSource
  void embeddingsAreAtTheBottomHoweverTheyAreShared(EmbeddingSharing sharing) {
    List<String> names =
        names(Electra.of(TinyElectra.config(0).withEmbeddingSharing(sharing), TinyVocabulary.SIZE));
    Map<String, Treatment> byName = Treatments.of(with(0.5), names).byName();
    int embeddings = 0;
    for (String name : names) {
      double rate = byName.get(name).learningRate();
      if (name.contains("embeddings")) {
        assertEquals(Math.pow(0.5, 1 + layers(name, names)), rate, name);
        embeddings++;
      } else if (!name.contains("electra.")) {
        assertEquals(1, rate, name);
      }
    }
    assertTrue(embeddings >= 5, "embeddings and their projections");
    assertEquals(0.5, byName.get(top("discriminator", names)).learningRate());
    assertEquals(0.5, byName.get(top("generator", names)).learningRate());
  }

  @Test
  void aSingleNetworkHasNoPrefix() {
    List<String> names =
        List.of(
            "electra.embeddings.word_embeddings.weight",
            "electra.encoder.relative_attention_bias.weight",
            "electra.encoder.layer.0.output.dense.weight",
            "electra.encoder.layer.11.output.dense.weight",
            "classifier.dense.weight");
    List<Double> rates =
        Treatments.of(with(0.8), names).byName().values().stream()
            .map(Treatment::learningRate)
            .toList();
    List<Double> expected =
        List.of(Math.pow(0.8, 13), Math.pow(0.8, 13), Math.pow(0.8, 12), 0.8, 1.0);
    assertEquals(expected, rates);
  }

  @Test
  void whatIsAlikeIsGathered() {
    Map<Treatment, List<String>> alike = Treatments.of(USUAL, TINY).alike();
    assertEquals(2, alike.size());
    assertEquals(TINY.size(), alike.values().stream().mapToInt(List::size).sum());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*embedings* | optimizer.groups has \"*embedings*\", but no weight is named so. Names near it: generator/electra.embeddings",
        "discriminator/electra.encoder.layer.9.* | Names near it: discriminator/electra.encoder.layer.",
        "generator_lm_head.bias | Names near it: generator/generator_lm_head.bias",
        "[a-z]+ | no weight is named so",
        "generator/*\\E.* | no weight is named so",
      })
  void aPatternThatFitsNothingIsRefusedWithNamesNearIt(String pattern, String expected) {
    String message = refusal(List.of(new WeightGroup(pattern, 1, 0.0)));
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aGroupBehindAWiderOneIsRefused() {
    String message =
        refusal(
            List.of(
                new WeightGroup("generator/*", 0.5, null),
                new WeightGroup("generator/*.bias", 1, 0.0)));
    assertTrue(message.contains("\"generator/*.bias\", but all these weights are in"), message);
  }

  @Test
  void aQuestionMarkIsOneCharacter() {
    WeightGroup group = new WeightGroup("generator/electra.encoder.layer.?.*", 0.5, null);
    Treatments treatments = Treatments.of(with(1, group), TINY);
    for (String name : TINY) {
      boolean inside = name.startsWith("generator/electra.encoder.layer.");
      assertEquals(inside ? 0.5 : 1, treatments.byName().get(name).learningRate(), name);
    }
  }

  private static String refusal(List<WeightGroup> groups) {
    OptimizerConfig config = with(1, groups.toArray(WeightGroup[]::new));
    return assertThrows(IllegalArgumentException.class, () -> Treatments.of(config, TINY))
        .getMessage();
  }

  private static OptimizerConfig with(double layerDecay, WeightGroup... groups) {
    return new OptimizerConfig(1e-3, 0.9, 0.999, 1e-6, 0.01, false, 1, layerDecay, List.of(groups));
  }

  private static int layers(String name, List<String> names) {
    String player = name.startsWith("generator/") ? "generator" : "discriminator";
    String top = top(player, names).replaceFirst(".*\\.layer\\.(\\d+)\\..*", "$1");
    return Integer.parseInt(top) + 1;
  }

  private static String top(String player, List<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(player + "/electra.encoder.layer."))
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  private static List<String> names(Electra electra) {
    return electra.weights().stream().map(WeightShape::name).toList();
  }
}
