package mcl.pretraining.checkpoint;

import mcl.pretraining.PretrainConfig;

/**
 * Where weights come from; written beside them.
 *
 * @param step after how many steps they were saved
 * @param code the version of this software
 * @param engine the version of the native engine
 * @param vocabularySha256 the hash of the vocabulary's pieces
 * @param dataSha256 the hash of the shards' manifest
 * @param config the resolved configuration
 */
public record Provenance(
    long step,
    String code,
    String engine,
    String vocabularySha256,
    String dataSha256,
    PretrainConfig config) {

  /** The same, at another step. */
  public Provenance at(long reached) {
    return new Provenance(reached, code, engine, vocabularySha256, dataSha256, config);
  }
}
