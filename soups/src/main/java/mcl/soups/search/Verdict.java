package mcl.soups.search;

/**
 * What became of an ingredient.
 *
 * @param alone its own score
 * @param isKept whether it is in the soup
 * @param reason why, in a few words
 */
public record Verdict(double alone, boolean isKept, String reason) {
  /** All of it in one phrase. */
  public String words() {
    return (isKept ? "kept" : "refused") + (reason.isEmpty() ? "" : ": " + reason);
  }
}
