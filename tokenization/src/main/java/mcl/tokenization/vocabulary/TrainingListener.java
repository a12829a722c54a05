package mcl.tokenization.vocabulary;

/** Told how far training is, from any thread but one call at a time; for a progress bar. */
@FunctionalInterface
public interface TrainingListener {
  /** Ignores all. */
  TrainingListener NONE = (stage, done, total) -> {};

  /** What training is busy with. */
  enum Stage {
    /** Words are counted; progress is in the unit of the source's sizes. */
    COUNTING,
    /** Pieces are learned; progress is in pieces. */
    LEARNING
  }

  /**
   * Takes the progress of a stage.
   *
   * @param total -1 where it is not known
   */
  void at(Stage stage, long done, long total);
}
