package mcl.model;

import ai.djl.ndarray.NDManager;
import mcl.base.random.RandomStreams;
import mcl.model.config.ElectraConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;

/** Two layers, 16 wide, over {@link TinyVocabulary}: a pair that trains in milliseconds. */
public final class TinyElectra {
  /** The longest sequence. */
  public static final int POSITIONS = 32;

  private TinyElectra() {}

  /** The sizes; the generator projects its embeddings, the discriminator does too. */
  public static ElectraConfig config(double dropout) {
    return new ElectraConfig(
        12,
        POSITIONS,
        2,
        0,
        128,
        EmbeddingSharing.TIED,
        new LayerSizes(8, 2, 1, 16),
        new LayerSizes(16, 2, 2, 32),
        dropout,
        dropout,
        1e-12,
        0.1);
  }

  /** The pair without dropout. */
  public static Electra electra() {
    return electra(0);
  }

  /** The pair with this probability of dropout. */
  public static Electra electra(double dropout) {
    return Electra.of(config(dropout), TinyVocabulary.SIZE);
  }

  /** Random weights, the same for the same seed. */
  public static StateDict weights(NDManager scope, long seed) {
    Initialization source =
        new Initialization(new RandomStreams(seed), config(0).initializerRange());
    return StateDict.create(scope, electra().weights(), source);
  }
}
