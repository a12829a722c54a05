package mcl.exchange.importing;

import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.exchange.huggingface.ForeignModel;
import mcl.model.config.ElectraConfig;
import mcl.model.config.EncoderConfig;
import mcl.model.config.LayerSizes;
import mcl.model.config.SizeDifferences;
import mcl.model.electra.EmbeddingSharing;
import mcl.model.electra.Player;
import mcl.pretraining.PretrainConfig;

/**
 * The sizes of an imported pair. A missing generator is a quarter as wide as the discriminator,
 * with as many layers, a head for every 64 of its width, and feed-forward layers four times its
 * width, as ELECTRA-small and -large have it (google-research/electra, {@code
 * get_generator_config}); a missing discriminator is four times as wide as the generator. A given
 * configuration goes before that rule.
 */
final class PairSizes {
  private static final int FRACTION = 4;
  private static final int HEAD_WIDTH = 64;

  private final ImportSources sources;
  private final Optional<PretrainConfig> config;

  PairSizes(ImportSources sources, Optional<PretrainConfig> config) {
    this.sources = sources;
    this.config = config;
  }

  /**
   * Finds them.
   *
   * @throws UserException naming what differs between players that are to be a pair, or from the
   *     configuration
   */
  ElectraConfig of(EmbeddingSharing sharing) {
    for (Player player : Player.values()) {
      sources.of(player).ifPresent(model -> requireConfigured(player, model));
    }
    EncoderConfig generator = encoder(Player.GENERATOR);
    EncoderConfig discriminator = encoder(Player.DISCRIMINATOR);
    List<String> differences =
        SizeDifferences.between(generator.withLayers(discriminator.layerSizes()), discriminator);
    if (!differences.isEmpty()) {
      throw UserException.of(
          "The two are no pair: %s. %s (the generator) and %s (the discriminator) must have these"
              + " sizes in common.",
          String.join("; ", differences),
          sources.ofOrOther(Player.GENERATOR).folder(),
          sources.ofOrOther(Player.DISCRIMINATOR).folder());
    }
    return ElectraConfig.of(generator, discriminator, sharing);
  }

  private EncoderConfig encoder(Player player) {
    return sources
        .of(player)
        .map(ForeignModel::encoder)
        .orElseGet(
            () -> {
              EncoderConfig other = sources.ofOrOther(player).encoder();
              return other.withLayers(
                  config
                      .map(it -> layers(it.model(), player))
                      .orElseGet(() -> usual(player, other)));
            });
  }

  private static LayerSizes layers(ElectraConfig model, Player player) {
    return player == Player.GENERATOR ? model.generator() : model.discriminator();
  }

  private static LayerSizes usual(Player player, EncoderConfig other) {
    int width =
        player == Player.GENERATOR
            ? Math.max(1, other.hiddenSize() / FRACTION)
            : other.hiddenSize() * FRACTION;
    int heads = Math.max(1, width / HEAD_WIDTH);
    while (width % heads != 0) {
      heads--;
    }
    return new LayerSizes(width, other.numHiddenLayers(), heads, FRACTION * width);
  }

  private void requireConfigured(Player player, ForeignModel model) {
    EncoderConfig given = model.encoder();
    List<String> differences =
        config
            .map(
                it ->
                    player == Player.GENERATOR
                        ? it.model().generator(given.vocabSize())
                        : it.model().discriminator(given.vocabSize()))
            .map(wanted -> SizeDifferences.between(given, wanted))
            .orElse(List.of());
    if (!differences.isEmpty()) {
      throw UserException.of(
          "%s is no %s of the sizes in --config: %s. Give the configuration's \"model\" the sizes"
              + " of what is imported.",
          model.folder(), player.folder(), String.join("; ", differences));
    }
  }
}
