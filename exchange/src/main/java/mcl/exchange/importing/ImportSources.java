package mcl.exchange.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.exchange.huggingface.ForeignModel;
import mcl.exchange.huggingface.ModelKind;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Player;

/** The models of a request, each in its part. Owns them. */
final class ImportSources implements AutoCloseable {
  private final Map<Player, ForeignModel> players = new EnumMap<>(Player.class);
  private final List<ForeignModel> tuned = new ArrayList<>();

  private ImportSources() {}

  /**
   * Opens all of them.
   *
   * @throws UserException if one is no model, or two are for the same part
   */
  static ImportSources open(ImportRequest request) {
    ImportSources sources = new ImportSources();
    try {
      request.generator().ifPresent(it -> sources.take(it, Optional.of(Player.GENERATOR)));
      request.discriminator().ifPresent(it -> sources.take(it, Optional.of(Player.DISCRIMINATOR)));
      request.from().ifPresent(sources::takeAny);
      sources.requireOneUse();
      return sources;
    } catch (UserException e) {
      sources.close();
      throw e;
    }
  }

  private void takeAny(Path folder) {
    boolean taken = false;
    if (!Files.exists(folder.resolve(HuggingFaceConfig.FILE))) {
      for (Player player : Player.values()) {
        Path inside = folder.resolve(player.folder());
        if (Files.isDirectory(inside)) {
          take(inside, Optional.of(player));
          taken = true;
        }
      }
    }
    if (!taken) {
      take(folder, Optional.empty());
    }
  }

  private void take(Path folder, Optional<Player> part) {
    ForeignModel model = ForeignModel.open(folder);
    Player natural = model.kind() == ModelKind.MASKED_LM ? Player.GENERATOR : Player.DISCRIMINATOR;
    if (part.isEmpty() && model.kind().isTuned()) {
      tuned.add(model);
      return;
    }
    Player player = part.orElse(natural);
    boolean fits =
        !model.kind().isTuned() && (player == natural || model.kind() == ModelKind.ENCODER);
    ForeignModel other = fits ? players.putIfAbsent(player, model) : null;
    if (fits && other == null) {
      return;
    }
    model.close();
    throw fits
        ? UserException.of(
            "%s and %s are both to be the %s. Give one of them.",
            other.folder(), folder, player.folder())
        : UserException.of(
            "%s is of the class %s, which is no %s. mcl import --from %s takes it for what it is.",
            folder, model.kind().architecture(), player.folder(), folder);
  }

  private void requireOneUse() {
    if (!tuned.isEmpty() && !players.isEmpty()) {
      throw UserException.of(
          "%s is a fine-tuned model (%s), which is no part of a pair. Import it alone.",
          tuned.get(0).folder(), tuned.get(0).kind().architecture());
    }
  }

  /** The fine-tuned model, if that is what is imported; then there are no players. */
  Optional<ForeignModel> tuned() {
    return tuned.stream().findFirst();
  }

  /** The player's model, if there is one. */
  Optional<ForeignModel> of(Player player) {
    return Optional.ofNullable(players.get(player));
  }

  /** The player's model, or the other's; there must be one of them. */
  ForeignModel ofOrOther(Player player) {
    return of(player).orElseGet(() -> players.values().iterator().next());
  }

  /** The models of all players that are there. */
  List<ForeignModel> players() {
    return List.copyOf(players.values());
  }

  @Override
  public void close() {
    players.values().forEach(ForeignModel::close);
    tuned.forEach(ForeignModel::close);
  }
}
