package mcl.cli.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.JsonFormat;
import mcl.finetuning.data.Label;
import mcl.finetuning.data.LabelForm;
import mcl.finetuning.data.RowFormat;
import mcl.finetuning.data.TableFormat;
import mcl.finetuning.data.TextRows;
import mcl.finetuning.data.TokenRows;
import mcl.finetuning.task.QuestionAnswering;
import mcl.finetuning.task.Task;
import mcl.finetuning.task.TokenLabeling;

/** How rows without labels stand in a file. */
public enum InputFormat {
  /** A text on each line. */
  LINES {
    @Override
    RowFormat rows(String header, String place, Columns columns, boolean words) {
      return words ? InputFormat::words : InputFormat::texts;
    }
  },
  /** A table under a header line. */
  TSV {
    @Override
    RowFormat rows(String header, String place, Columns columns, boolean words) {
      TableFormat table = new TableFormat(header, place, columns, LabelForm.NAME);
      return words ? (line, where) -> words(table.row(line, where).texts().get(0), where) : table;
    }
  },
  /** A file in the form of SQuAD, read as a whole. */
  SQUAD {
    @Override
    RowFormat rows(String header, String place, Columns columns, boolean words) {
      throw new IllegalStateException("a file of SQuAD has no lines");
    }
  },
  /** A JSON object on each line. */
  JSONL {
    @Override
    RowFormat rows(String header, String place, Columns columns, boolean words) {
      return words
          ? (line, where) -> TokenRows.json(line, where, columns)
          : new JsonFormat(columns, LabelForm.NAME);
    }
  };

  /**
   * How lines are rows.
   *
   * @param header the first line of a table
   * @param words whether a row is the words of a sentence
   */
  abstract RowFormat rows(String header, String place, Columns columns, boolean words);

  /** The format that a file's name tells. */
  public static InputFormat of(Path file) {
    if (TextRows.isJson(file)) {
      return JSONL;
    }
    return file.getFileName().toString().endsWith(".tsv") ? TSV : LINES;
  }

  /** The columns of rows if the user names none. */
  Columns usualColumns(Task<?> task, boolean pairs) {
    return new Columns(usualTexts(task, pairs), Optional.empty());
  }

  private List<String> usualTexts(Task<?> task, boolean pairs) {
    if (task instanceof QuestionAnswering) {
      return List.of("question", "context");
    }
    if (task instanceof TokenLabeling) {
      return List.of(this == JSONL ? "tokens" : "text");
    }
    return pairs ? List.of("sentence1", "sentence2") : List.of("text");
  }

  private static Example texts(String line, String place) {
    String[] parts = line.split("\t", -1);
    if (parts.length > 2) {
      throw UserException.of(
          "%s: expected a text, or two with one tab between them, but there are %d tabs.",
          place, parts.length - 1);
    }
    return new Example(List.of(parts), new Label.Unknown(), place);
  }

  private static Example words(String line, String place) {
    if (line.isBlank()) {
      throw UserException.of("%s: there are no words.", place);
    }
    List<String> words = Stream.of(line.strip().split("\\s+")).toList();
    return new Example(words, new Label.Unknown(), place);
  }
}
