package mcl.finetuning.answer;

/**
 * An answer that was considered.
 *
 * @param text empty for none
 * @param start where it begins in the passage, in UTF-16 code units
 * @param end exclusive
 * @param probability among those that were considered for the same question
 */
public record Candidate(
    String text, int start, int end, float startLogit, float endLogit, double probability) {
  /** What stands where nothing can be said. */
  static final Candidate NONE = new Candidate("", 0, 0, 0, 0, 0);

  /** An answer of which nothing but the text is known; empty for none. */
  public static Candidate of(String text) {
    return new Candidate(text, 0, text.length(), 0, 0, 0);
  }

  /** The sum of both logits. */
  float score() {
    return startLogit + endLogit;
  }

  /** Whether it says that there is no answer. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  Candidate with(double share) {
    return new Candidate(text, start, end, startLogit, endLogit, share);
  }
}
