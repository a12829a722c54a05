package mcl.soups;

import mcl.soups.search.Trial;

/** Is told how far a soup has come, on any thread. */
public interface SoupListener {
  /** Is told nothing. */
  SoupListener NONE = new SoupListener() {};

  /**
   * More of the ingredients has been read.
   *
   * @param bytes since the last call
   */
  default void onRead(long bytes) {}

  /** A soup has been judged, or an ingredient. */
  default void onTrial(Trial trial) {}
}
