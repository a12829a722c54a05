package mcl.cli.runreport;

import java.util.List;
import java.util.Locale;

/** The cells of the confusion matrix that the notebook keeps, by the names of the method. */
enum NotebookCell {
  SETTLED("The token is the original one, and the discriminator says so: nothing to correct."),
  FALSE_ALARM(
      "The token is the original one, but the discriminator says replaced. It judges the position"
          + " again (re-discrimination)."),
  FOOLED(
      "The token was replaced, but the discriminator says original: the generator's guess convinced"
          + " it. It judges the position again (re-discrimination)."),
  CAUGHT(
      "The token was replaced, and the discriminator says so: the guess was too easy to see through."
          + " The generator fills the position again (re-generation).");

  private final String meaning;

  NotebookCell(String meaning) {
    this.meaning = meaning;
  }

  static List<NotebookCell> inOrder() {
    return List.of(values());
  }

  /** What it is for, in a sentence or two. */
  String meaning() {
    return meaning;
  }

  /** The last part of its keys. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
