package mcl.courses.correction;

/**
 * What became of a position: the confusion matrix of the discriminator (Chen et al. 2023, cells
 * pos1 to pos4).
 */
public enum NotebookCell {
  /** The original token, called original: nothing to do. */
  SETTLED,
  /** The original token, called replaced: the discriminator looks again. */
  FALSE_ALARM,
  /** Another token, called original: the discriminator looks again. */
  FOOLED,
  /** Another token, called replaced: it was too easy to find, and the generator tries again. */
  CAUGHT;

  static NotebookCell of(boolean differs, boolean saysReplaced) {
    if (differs) {
      return saysReplaced ? CAUGHT : FOOLED;
    }
    return saysReplaced ? FALSE_ALARM : SETTLED;
  }
}
