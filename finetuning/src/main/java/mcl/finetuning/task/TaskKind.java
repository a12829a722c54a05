package mcl.finetuning.task;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.LabelForm;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.data.TextRows;
import mcl.finetuning.data.TokenRows;

/** The kinds of tasks: how files of a user's own are read, and what is made of the rows. */
public enum TaskKind {
  /** Texts of several classes. */
  CLASSIFICATION(
      path -> Columns.of("text", "label"),
      (file, columns, bad) -> TextRows.read(file, columns, LabelForm.NAME, bad),
      rows -> Classification.of(TextForm.of(rows), LabelSet.in(rows))),

  /** A score for texts, or for pairs of them. */
  REGRESSION(
      path -> Columns.of("text", "score"),
      (file, columns, bad) -> TextRows.read(file, columns, LabelForm.SCORE, bad),
      Regression::in),

  /** Pairs of texts of several classes. */
  PAIRS(
      path -> new Columns(List.of("sentence1", "sentence2"), Optional.of("label")),
      (file, columns, bad) -> TextRows.read(file, columns, LabelForm.NAME, bad),
      rows -> Classification.of(TextForm.of(rows), LabelSet.in(rows))),

  /** A class for each word of a sentence. */
  TOKENS(
      path -> TextRows.isJson(path) ? Columns.of("tokens", "tags") : Columns.of("1", "-1"),
      TokenRows::read,
      rows -> new TokenLabeling(LabelSet.in(rows)));

  private final Function<Path, Columns> columns;
  private final Reader reader;
  private final Function<List<Example>, Task<?>> learner;

  TaskKind(
      Function<Path, Columns> columns, Reader reader, Function<List<Example>, Task<?>> learner) {
    this.columns = columns;
    this.reader = reader;
    this.learner = learner;
  }

  /** Reads a whole file. */
  private interface Reader {
    List<Example> read(Path file, Columns columns, BadRows bad);
  }

  /** What users call it: {@code tokens}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns of a file of this kind, if the user names no others. */
  public Columns usualColumns(Path file) {
    return columns.apply(file);
  }

  /**
   * Reads the rows of a file.
   *
   * @throws mcl.base.check.UserException naming the file, the line and what is wrong
   */
  public List<Example> read(Path file, Columns given, BadRows bad) {
    return reader.read(file, given, bad);
  }

  /** The task that these rows are of. */
  public Task<?> of(List<Example> training) {
    return learner.apply(training);
  }

  /** The task by which predictions are scored, with the labels of rows and of predictions. */
  public Task<?> judge(List<Example> rows, List<String> said) {
    return switch (this) {
      case CLASSIFICATION, PAIRS ->
          Classification.of(TextForm.of(rows), LabelSet.named(rows, said));
      case TOKENS -> new TokenLabeling(LabelSet.named(rows, words(said)));
      case REGRESSION -> new Regression(TextForm.of(rows), Scale.UNIT);
    };
  }

  private static List<String> words(List<String> said) {
    return said.stream().flatMap(text -> Stream.of(text.strip().split("\\s+"))).toList();
  }
}
