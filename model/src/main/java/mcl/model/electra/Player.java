package mcl.model.electra;

import java.util.Optional;
import mcl.base.check.Require;

/** The two networks, and where each finds its weights among those of the pair. */
public enum Player {
  GENERATOR("generator/"),
  DISCRIMINATOR("discriminator/");

  private final String prefix;

  Player(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The name among the pair's weights of what this player calls {@code name} and has for itself.
   * Where embeddings stand is for {@link EmbeddingSharing} to say.
   */
  public String nameOf(String name) {
    return prefix + name;
  }

  /** Whether the weight with this name among the pair's stands with this player. */
  boolean holds(String name) {
    return name.startsWith(prefix);
  }

  /**
   * The other way round: what this player calls the weight that has this name among the pair's.
   *
   * @param name of a weight that stands with this player
   */
  public String storedName(String name) {
    Require.argument(holds(name), "%s is no weight of the %s", name, folder());
    return name.substring(prefix.length());
  }

  /**
   * The player that reads the weight with this name among the pair's: the discriminator where both
   * do; empty for a weight of another model.
   */
  public static Optional<Player> reading(String name) {
    if (GENERATOR.holds(name)) {
      return Optional.of(GENERATOR);
    }
    boolean judges = DISCRIMINATOR.holds(name) || DisentangledEmbeddings.isDifference(name);
    return judges ? Optional.of(DISCRIMINATOR) : Optional.empty();
  }

  /** The folder of this player in a checkpoint. */
  public String folder() {
    return prefix.substring(0, prefix.length() - 1);
  }
}
