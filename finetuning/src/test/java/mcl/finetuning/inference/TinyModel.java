package mcl.finetuning.inference;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mcl.finetuning.TinyTask;
import mcl.model.TinyElectra;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightFile;
import mcl.model.weights.WeightShape;

/** Models small enough for tests, as files. */
final class TinyModel {
  private TinyModel() {}

  /** A checkpoint with random weights. */
  static void writeCheckpoint(Path folder) throws IOException {
    for (Player player : Player.values()) {
      writePlayer(Files.createDirectories(folder.resolve(player.folder())), player, name -> name);
    }
  }

  /** One network with its weights under other names. */
  static void writePlayer(Path folder, Player player, UnaryOperator<String> renamed)
      throws IOException {
    Electra electra = TinyElectra.electra(0.1);
    EncoderConfig config =
        player == Player.GENERATOR
            ? electra.generator().config()
            : electra.discriminator().config();
    HuggingFaceConfig.write(folder, config, "Electra", 0, Map.of());
    TinyTask.tokenizer().write(folder);
    List<String> names = electra.weights(player).stream().map(WeightShape::name).toList();
    try (NDManager scope = NDManager.newBaseManager()) {
      StateDict weights = TinyElectra.weights(scope, 4);
      Map<String, String> stored =
          names.stream().collect(Collectors.toMap(renamed, UnaryOperator.identity()));
      WeightFile.write(
          folder.resolve("model.safetensors"),
          stored.keySet(),
          name -> weights.get(pairName(weights, player, stored.get(name))));
    }
  }

  /** Tied embeddings stand with the discriminator. */
  private static String pairName(StateDict weights, Player player, String name) {
    String own = player.nameOf(name);
    return weights.names().contains(own) ? own : Player.DISCRIMINATOR.nameOf(name);
  }

  /** A model that transformers saved, from the golden files of the module model. */
  static void writeGolden(String name, Path folder) throws IOException {
    for (String file : List.of("config.json", "model.safetensors", "expected.safetensors")) {
      try (InputStream in = TinyElectra.class.getResourceAsStream("/golden/" + name + "/" + file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
    TinyTask.tokenizer().write(folder);
  }
}
