package mcl.pretraining.checkpoint;

import java.nio.file.Path;
import java.util.List;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;

/**
 * Where weights come from; written beside them.
 *
 * @param step after how many steps they were saved; 0 for weights that were imported or merged
 * @param code the version of this software
 * @param engine the version of the native engine; empty where no number was computed
 * @param vocabularySha256 the hash of the vocabulary's pieces
 * @param dataSha256 the hash of the shards' manifest; empty where nothing was read
 * @param config the resolved configuration
 * @param lineage what the weights began with, the oldest first; empty for random ones
 * @param ingredients what the weights were merged of; empty for others
 */
public record Provenance(
    long step,
    String code,
    String engine,
    String vocabularySha256,
    String dataSha256,
    PretrainConfig config,
    List<Ancestor> lineage,
    List<SoupIngredient> ingredients) {
  /** The name of the file. */
  public static final String FILE = "run.json";

  /** Takes copies of the lists. */
  public Provenance {
    lineage = List.copyOf(lineage);
    ingredients = List.copyOf(ingredients);
  }

  /** Of weights that began at random. */
  public Provenance(
      long step,
      String code,
      String engine,
      String vocabularySha256,
      String dataSha256,
      PretrainConfig config) {
    this(step, code, engine, vocabularySha256, dataSha256, config, List.of(), List.of());
  }

  /**
   * Reads what a checkpoint says of itself.
   *
   * @throws mcl.base.json.ConfigException naming file, line and field
   */
  public static Provenance read(Path checkpoint) {
    Provenance defaults = new Provenance(0, "", "", "", "", PretrainConfig.defaults());
    return Json.read(checkpoint.resolve(FILE), Provenance.class, defaults);
  }

  /** The same, at another step. */
  public Provenance at(long reached) {
    return new Provenance(
        reached, code, engine, vocabularySha256, dataSha256, config, lineage, ingredients);
  }
}
