package mcl.finetuning.glue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.data.LabelForm;
import mcl.finetuning.data.Lines;
import mcl.finetuning.task.Task;

/** Reads an official file of GLUE as it is distributed. Quotes are ordinary characters. */
final class GlueFile {
  /** A row of the official training file of QQP has lost a tab. */
  private static final int QQP_WIDTH = 6;

  private final GlueTask task;
  private final Task<?> rules;
  private final GlueLayout layout;
  private final Lines lines;
  private int width;
  private boolean forgiven;

  private GlueFile(GlueTask task, boolean labeled, Lines lines) {
    this.task = task;
    this.rules = task.task();
    this.layout = task.layout(labeled);
    this.lines = lines;
  }

  /**
   * Reads all rows.
   *
   * @param labeled whether it is a training or development file, not a test file
   * @param bad of a file with labels; a test file must be whole
   * @throws UserException if it is a file of another task, or naming a row and what is wrong
   */
  static List<Example> read(GlueTask task, boolean labeled, Path file, BadRows bad) {
    try (Lines lines = Lines.open(file)) {
      return new GlueFile(task, labeled, lines).rows(bad);
    }
  }

  private List<Example> rows(BadRows bad) {
    String line = lines.next();
    requireLayout(line);
    width = line.split("\t", -1).length;
    List<Example> rows = new ArrayList<>();
    for (line = layout.header() ? lines.next() : line; line != null; line = lines.next()) {
      String row = line;
      if (!row.isEmpty() && !isKnownDefect(row)) {
        take(row, rows, bad);
      }
    }
    if (rows.isEmpty()) {
      throw bad.none(lines.file());
    }
    return rows;
  }

  private void take(String row, List<Example> rows, BadRows bad) {
    if (layout.label().isPresent()) {
      bad.attempt(() -> rows.add(row(row)));
      return;
    }
    try {
      rows.add(row(row));
    } catch (UserException e) {
      throw new UserException(
          e.getMessage() + " Test files must be whole: the leaderboard counts their rows.", e);
    }
  }

  private void requireLayout(String first) {
    if (first == null) {
      throw UserException.of("%s is empty.", lines.file());
    }
    if (layout.fits(first)) {
      return;
    }
    boolean split = task.layout(true).fits(first) || task.layout(false).fits(first);
    List<String> others = task.othersThatBeginWith(first);
    String found =
        split
            ? " It looks like a file of "
                + (layout.label().isEmpty() ? "labelled" : "test")
                + " rows."
            : others.isEmpty()
                ? ""
                : " It looks like a file of " + String.join(" or ", others) + ".";
    throw UserException.of(
        "%s is no such file of %s: expected %s.%s",
        lines.file(), task.folder(), layout.words(), found);
  }

  /** The first such row: the official file has one. */
  private boolean isKnownDefect(String row) {
    boolean known =
        !forgiven
            && task == GlueTask.QQP
            && layout.label().isPresent()
            && width == QQP_WIDTH
            && row.split("\t", -1).length == QQP_WIDTH - 1;
    forgiven |= known;
    return known;
  }

  private Example row(String line) {
    String[] cells = line.split("\t", -1);
    String place = lines.place();
    if (cells.length != width) {
      throw UserException.of("%s: %d columns; expected %d.", place, cells.length, width);
    }
    List<String> texts = layout.texts().stream().map(it -> cells[it.index(width)]).toList();
    Label label =
        layout
            .label()
            .map(it -> label(cells[it.index(width)], place))
            .orElseGet(Label.Unknown::new);
    Example row = new Example(texts, label, place);
    rules.require(row);
    return row;
  }

  private Label label(String text, String place) {
    Label label = task.form().of(text, place);
    if (task.form() == LabelForm.SCORE) {
      double score = ((Label.Score) label).value();
      if (GlueTask.SIMILARITY.clip(score) != score) {
        throw UserException.of("%s: the score %s is not between 0 and 5.", place, text);
      }
    }
    task.otherWithLabel(text)
        .ifPresent(
            other -> {
              throw UserException.of(
                  "%s: the label \"%s\" is none of %s. It looks like a file of %s.",
                  place, text, task.folder(), other);
            });
    return label;
  }
}
