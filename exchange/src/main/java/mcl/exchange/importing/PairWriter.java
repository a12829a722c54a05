package mcl.exchange.importing;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.random.RandomStreams;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;
import mcl.exchange.huggingface.ForeignModel;
import mcl.exchange.huggingface.ModelFolder;
import mcl.exchange.huggingface.ModelKind;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.model.weights.Initialization;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Writes both players' folders: stored weights as they are, the embeddings that a player lacks or
 * is to share from the other, and the rest at random.
 *
 * @param seed of the random weights
 */
record PairWriter(ImportSources sources, Electra electra, long seed) {
  private static ModelKind kind(Player player) {
    return player == Player.GENERATOR ? ModelKind.MASKED_LM : ModelKind.PRE_TRAINING;
  }

  void write(Path checkpoint) throws IOException {
    for (Player player : Player.values()) {
      Path folder = Files.createDirectory(checkpoint.resolve(player.folder()));
      List<NamedTensor> weights =
          electra.weights(player).stream().map(weight -> tensor(player, weight)).toList();
      VocabularyFile tokenizer = sources.ofOrOther(player).tokenizer();
      ModelFolder.write(folder, fields(player, folder), kind(player), weights, tokenizer);
    }
  }

  /** The weights that start at random. */
  List<String> fresh(Player player) {
    return electra.weights(player).stream()
        .map(WeightShape::name)
        .filter(name -> stored(player, name).isEmpty())
        .toList();
  }

  private Optional<ForeignModel> stored(Player player, String name) {
    if (!name.startsWith(WeightNames.EMBEDDINGS)) {
      return sources.of(player).filter(model -> model.holds(name));
    }
    boolean tied = electra.config().embeddingSharing() == EmbeddingSharing.TIED;
    return Optional.of(sources.ofOrOther(tied ? Player.DISCRIMINATOR : player));
  }

  private NamedTensor tensor(Player player, WeightShape weight) {
    return stored(player, weight.name())
        .map(model -> model.copy(weight.name()))
        .orElseGet(() -> random(player, weight));
  }

  private NamedTensor random(Player player, WeightShape weight) {
    Initialization source =
        new Initialization(new RandomStreams(seed), electra.config().initializerRange());
    List<String> names = electra.weights().stream().map(WeightShape::name).toList();
    int number = names.indexOf(player.nameOf(weight.name()));
    return new NamedTensor(
        weight.name(),
        Dtype.F32,
        TensorShape.of(weight.shape().getShape()),
        out -> write(source, weight, number, out));
  }

  private static void write(
      Initialization source, WeightShape weight, int number, TensorFileWriter out)
      throws IOException {
    try (NDManager scope = NDManager.newBaseManager()) {
      out.append(source.create(scope, weight, number).toByteBuffer());
    }
  }

  private ObjectNode fields(Player player, Path folder) throws IOException {
    Optional<ForeignModel> model = sources.of(player);
    if (model.isPresent()) {
      return model.get().fields();
    }
    int padding = sources.ofOrOther(player).tokenizer().vocabulary().special().padding();
    String architecture = kind(player).architecture();
    HuggingFaceConfig.write(folder, electra.config(player), architecture, padding, Map.of());
    return HuggingFaceConfig.fields(folder);
  }
}
