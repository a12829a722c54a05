package mcl.pretraining.report;

import mcl.base.check.Require;

/**
 * How held-out text is used.
 *
 * @param share of the documents that are held out, between 0 and 0.5
 * @param every steps between two validations; the end is always validated
 * @param sequences how many held-out sequences each validation reads, at most
 * @param everyCourse whether both players are judged in every detection course there is, or only in
 *     those they take
 */
public record ValidationConfig(double share, long every, int sequences, boolean everyCourse) {
  /** Checks every range. */
  public ValidationConfig {
    Require.argument(
        share > 0 && share <= 0.5,
        "validation.share is %s; it must be above 0 and at most 0.5",
        share);
    Require.argument(every > 0, "validation.every is %d; it must be 1 or more", every);
    Require.argument(sequences > 0, "validation.sequences is %d; it must be 1 or more", sequences);
  }

  /** One document in a hundred. */
  public static ValidationConfig defaults() {
    return new ValidationConfig(0.01, 5_000, 1_024, false);
  }
}
