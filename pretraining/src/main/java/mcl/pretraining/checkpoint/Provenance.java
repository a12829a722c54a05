package mcl.pretraining.checkpoint;

import java.nio.file.Path;
import java.util.List;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.resume.RunHistory;

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
 * @param run which run they are of, and how often it was resumed
 */
public record Provenance(
    long step,
    String code,
    String engine,
    String vocabularySha256,
    String dataSha256,
    PretrainConfig config,
    List<Ancestor> lineage,
    List<SoupIngredient> ingredients,
    RunHistory run) {
  /** The name of the file. */
  public static final String FILE = "run.json";

  /** Takes copies of the lists. */
  public Provenance {
    lineage = List.copyOf(lineage);
    ingredients = List.copyOf(ingredients);
  }

  /** Of weights that began at random and belong to no run. */
  public Provenance(
      long step,
      String code,
      String engine,
      String vocabularySha256,
      String dataSha256,
      PretrainConfig config) {
    this(
        step,
        code,
        engine,
        vocabularySha256,
        dataSha256,
        config,
        List.of(),
        List.of(),
        RunHistory.UNKNOWN);
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
        reached, code, engine, vocabularySha256, dataSha256, config, lineage, ingredients, run);
  }

  /** The same, of weights that began with those of others. */
  public Provenance beganWith(List<Ancestor> ancestors) {
    return new Provenance(
        step, code, engine, vocabularySha256, dataSha256, config, ancestors, ingredients, run);
  }

  /** The same, of a run. */
  public Provenance of(RunHistory history) {
    return new Provenance(
        step, code, engine, vocabularySha256, dataSha256, config, lineage, ingredients, history);
  }

  /** Whether both are of the same run, at whatever steps. */
  boolean isSameRun(Provenance other) {
    return run.id().isEmpty() ? equals(other.at(step)) : run.id().equals(other.run.id());
  }
}
