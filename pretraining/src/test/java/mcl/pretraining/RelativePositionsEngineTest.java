package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import mcl.base.json.Json;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.ElectraConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.loop.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair with relative position bias trains, is saved and comes back. */
final class RelativePositionsEngineTest {
  private static final String BIAS = "electra.encoder.relative_attention_bias.weight";
  private static final ElectraConfig MODEL = TinyElectra.config(0).withRelativePositions(8, 6);

  private final PretrainConfig config =
      TinyRun.with(TinyRun.config(MODEL, 1e-2, 20), TinyRun.mcl());
  private final TinyRun run = TinyRun.open(config, new TinyText(64, 10));

  @TempDir Path folder;

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void allCoursesTeachThePlayersTheirOwnBias() {
    Map<String, float[]> before = TinyRun.values(run.weights());
    for (long step = 0; step < 5; step++) {
      StepReport report = run.step().run(step);
      assertTrue(report.updated(), "step " + step);
    }
    for (Player player : Player.values()) {
      String name = player.nameOf(BIAS);
      float[] after = run.weights().get(name).toFloatArray();
      assertFalse(Arrays.equals(before.get(name), after), name);
    }
  }

  @Test
  void aCheckpointComesBackToTheLastBit() throws IOException {
    Electra electra = Electra.of(MODEL, TinyVocabulary.SIZE);
    Provenance provenance = new Provenance(0, "1.0", "2.7.1", "words", "shards", config);
    Path checkpoint =
        new CheckpointStore(folder, electra, TinyText.tokenizer(), provenance)
            .save(run.weights(), 3);
    for (Player player : Player.values()) {
      assertEquals(
          player == Player.GENERATOR
              ? electra.generator().config()
              : electra.discriminator().config(),
          HuggingFaceConfig.read(checkpoint.resolve(player.folder())));
    }
    try (PairWeights stored = PairWeights.open(checkpoint)) {
      StateDict read = StateDict.create(run.scope(), electra.weights(), stored);
      TinyRun.values(run.weights())
          .forEach((name, values) -> assertArrayEquals(values, read.get(name).toFloatArray()));
    }
  }

  @Test
  void aConfigurationNamesThem() throws IOException {
    Path file = folder.resolve("run.json");
    Files.writeString(
        file,
        "{\"model\": {\"relativePositionBuckets\": 32, \"relativePositionMaxDistance\": 100}}");
    PretrainConfig defaults = PretrainConfig.defaults();
    assertEquals(0, defaults.model().relativePositionBuckets());
    assertEquals(128, defaults.model().relativePositionMaxDistance());
    assertEquals(
        defaults.model().withRelativePositions(32, 100),
        Json.read(file, PretrainConfig.class, defaults).model());
  }
}
