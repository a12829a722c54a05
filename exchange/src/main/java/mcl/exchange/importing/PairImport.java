package mcl.exchange.importing;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.exchange.huggingface.ForeignModel;
import mcl.exchange.huggingface.Some;
import mcl.model.config.ElectraConfig;
import mcl.model.config.EncoderConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.Electra;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.Ancestor;
import mcl.pretraining.checkpoint.Provenance;

/** Makes a checkpoint of a generator, a discriminator, or both. */
final class PairImport {
  private final ImportRequest request;
  private final ImportSources sources;
  private final List<String> notes = new ArrayList<>();

  PairImport(ImportRequest request, ImportSources sources) {
    this.request = request;
    this.sources = sources;
  }

  List<String> write(Path out) throws IOException {
    requireOneVocabulary();
    // The sizes come first: only tables of the same shape can be compared.
    PairSizes sizes = new PairSizes(sources, request.config());
    EmbeddingSharing sharing = sharing(sizes.of(EmbeddingSharing.NONE));
    ElectraConfig model = sizes.of(sharing);
    PretrainConfig usual = request.config().orElseGet(PretrainConfig::defaults);
    PretrainConfig config = usual.withModel(model);
    ForeignModel any = sources.ofOrOther(Player.DISCRIMINATOR);
    Electra electra = Electra.of(model, any.encoder().vocabSize());
    PairWriter writer = new PairWriter(sources, electra, config.seed());
    for (Player player : Player.values()) {
      noteFresh(writer, player, electra);
      sources.of(player).ifPresent(this::noteLeftOut);
    }
    AtomicFiles.writeFolder(
        out,
        folder -> {
          writer.write(folder);
          Json.write(folder.resolve(Provenance.FILE), provenance(config, writer));
        });
    return notes;
  }

  private void requireOneVocabulary() {
    List<ForeignModel> players = sources.players();
    String first = players.get(0).tokenizer().vocabulary().sha256();
    for (ForeignModel model : players) {
      if (!model.tokenizer().vocabulary().sha256().equals(first)) {
        throw UserException.of(
            "%s and %s have different vocabularies. A pair reads the same tokens.",
            players.get(0).folder(), model.folder());
      }
    }
  }

  private EmbeddingSharing sharing(ElectraConfig sizes) {
    if (sources.players().size() < Player.values().length) {
      return request.sharing().orElse(EmbeddingSharing.TIED);
    }
    ForeignModel generator = sources.ofOrOther(Player.GENERATOR);
    ForeignModel discriminator = sources.ofOrOther(Player.DISCRIMINATOR);
    noteDropout(generator.encoder(), discriminator.encoder());
    boolean same =
        Electra.of(sizes, generator.encoder().vocabSize()).weights(Player.GENERATOR).stream()
            .map(WeightShape::name)
            .filter(name -> name.startsWith(WeightNames.EMBEDDINGS))
            .allMatch(name -> generator.agrees(discriminator, name));
    EmbeddingSharing chosen =
        request.sharing().orElse(same ? EmbeddingSharing.TIED : EmbeddingSharing.NONE);
    noteTables(chosen, same);
    return chosen;
  }

  private void noteTables(EmbeddingSharing chosen, boolean same) {
    if (same) {
      if (request.sharing().isEmpty()) {
        notes.add(
            "Generator and discriminator have the same embeddings, so they are tied"
                + " (model.embeddingSharing in run.json). --embedding-sharing says otherwise.");
      }
      return;
    }
    String different = "Generator and discriminator have different embeddings";
    notes.add(
        chosen == EmbeddingSharing.TIED
            ? different + ". As they are to be tied, both get the discriminator's."
            : different
                + ", so each keeps its own (model.embeddingSharing is not \"tied\" in run.json)."
                + " --embedding-sharing tied would give both the discriminator's.");
  }

  private void noteDropout(EncoderConfig generator, EncoderConfig discriminator) {
    if (generator.hiddenDropoutProb() != discriminator.hiddenDropoutProb()
        || generator.attentionProbsDropoutProb() != discriminator.attentionProbsDropoutProb()) {
      notes.add("The players' dropout differs; training goes on with the discriminator's.");
    }
  }

  private void noteFresh(PairWriter writer, Player player, Electra electra) {
    if (sources.of(player).isEmpty()) {
      LayerSizes sizes = electra.config(player).layerSizes();
      notes.add(
          String.format(
              Locale.ROOT,
              "There is no %s: it starts at random, with the embeddings of the other player. Its"
                  + " sizes %s: %s.",
              player.folder(),
              request.config().isPresent()
                  ? "are those of the configuration"
                  : "follow ELECTRA's rule, and --config FILE gives it others",
              describe(sizes)));
    } else if (!writer.fresh(player).isEmpty()) {
      notes.add(
          sources.ofOrOther(player).folder()
              + " has no head for a "
              + player.folder()
              + ", which starts at random: "
              + Some.of("tensor", writer.fresh(player))
              + ".");
    }
  }

  private static String describe(LayerSizes sizes) {
    return count(sizes.numHiddenLayers(), "layer")
        + ", "
        + sizes.hiddenSize()
        + " wide, "
        + count(sizes.numAttentionHeads(), "head")
        + ", "
        + sizes.intermediateSize()
        + " in the feed-forward layers";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void noteLeftOut(ForeignModel model) {
    Importer.leftOut(model).ifPresent(notes::add);
  }

  private Provenance provenance(PretrainConfig config, PairWriter writer) {
    boolean random =
        !writer.fresh(Player.GENERATOR).isEmpty() || !writer.fresh(Player.DISCRIMINATOR).isEmpty();
    Provenance made =
        new Provenance(
            0,
            request.software(),
            random ? "PyTorch " + Engine.getInstance().getVersion() : "",
            sources.ofOrOther(Player.DISCRIMINATOR).tokenizer().vocabulary().sha256(),
            "",
            config);
    return made.beganWith(
        sources.players().stream()
            .map(model -> Ancestor.of(model.folder(), model.kind().architecture()))
            .toList());
  }
}
