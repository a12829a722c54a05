package mcl.pretraining.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mcl.model.TinyElectra;
import mcl.model.weights.WeightShape;
import org.junit.jupiter.api.Test;

final class DecayGroupsTest {
  @Test
  void matricesAndEmbeddingsDecayAndNothingElse() {
    for (WeightShape weight : TinyElectra.electra().weights()) {
      boolean matrix = weight.shape().dimension() == 2;
      assertEquals(matrix, DecayGroups.decays(weight.name()), weight.name());
    }
  }

  @Test
  void isTheRuleOfBert() {
    assertTrue(DecayGroups.decays("discriminator/electra.embeddings.word_embeddings.weight"));
    assertFalse(DecayGroups.decays("discriminator/electra.embeddings.LayerNorm.weight"));
    assertFalse(DecayGroups.decays("generator/generator_lm_head.bias"));
    assertTrue(DecayGroups.decays("discriminator/classifier.out_proj.weight"));
  }
}
