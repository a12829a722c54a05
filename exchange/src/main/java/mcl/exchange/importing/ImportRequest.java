package mcl.exchange.importing;

import java.nio.file.Path;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.model.electra.EmbeddingSharing;
import mcl.pretraining.PretrainConfig;

/**
 * What is to be imported, and how.
 *
 * @param from a folder of one model, which is told by its configuration, or one that holds {@code
 *     generator/} or {@code discriminator/} or both
 * @param generator a folder of a generator
 * @param discriminator a folder of a discriminator
 * @param config the run that is to go on with the pair: it says the sizes of a player that is
 *     missing, and must have those of a player that is not
 * @param sharing how the players are to share embeddings; else tied, if theirs are the same, and
 *     not shared, if they differ
 * @param software what imports, for the record
 */
public record ImportRequest(
    Optional<Path> from,
    Optional<Path> generator,
    Optional<Path> discriminator,
    Optional<PretrainConfig> config,
    Optional<EmbeddingSharing> sharing,
    String software) {

  /** Checks that there is something to import. */
  public ImportRequest {
    if (from.isEmpty() && generator.isEmpty() && discriminator.isEmpty()) {
      throw new UserException(
          "There is nothing to import. Give --from DIR, or --generator-from DIR and"
              + " --discriminator-from DIR.");
    }
  }
}
