package mcl.model.electra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mcl.model.TinyElectra;
import mcl.model.weights.WeightShape;
import org.junit.jupiter.api.Test;

final class ElectraTest {
  private final Electra electra = TinyElectra.electra();

  @Test
  void everyWeightIsNamedOnce() {
    List<String> names = electra.weights().stream().map(WeightShape::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
  }

  @Test
  void everyWeightIsStoredByAPlayer() {
    Set<String> stored = new HashSet<>(electra.storedNames(Player.GENERATOR).values());
    stored.addAll(electra.storedNames(Player.DISCRIMINATOR).values());
    assertEquals(
        electra.weights().stream().map(WeightShape::name).collect(Collectors.toSet()), stored);
  }

  @Test
  void embeddingsStandWithTheDiscriminator() {
    Map<String, String> names = electra.storedNames(Player.GENERATOR);
    assertEquals(
        "discriminator/electra.embeddings.LayerNorm.bias",
        names.get("electra.embeddings.LayerNorm.bias"));
    assertEquals(
        "generator/electra.embeddings_project.bias", names.get("electra.embeddings_project.bias"));
    assertEquals("generator/generator_lm_head.bias", names.get("generator_lm_head.bias"));
    assertEquals("generator", Player.GENERATOR.folder());
    assertEquals("discriminator", Player.DISCRIMINATOR.folder());
  }
}
