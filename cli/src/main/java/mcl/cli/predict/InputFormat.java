package mcl.cli.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.JsonFormat;
import mcl.finetuning.data.Label;
import mcl.finetuning.data.LabelForm;
import mcl.finetuning.data.RowFormat;
import mcl.finetuning.data.TableFormat;
import mcl.finetuning.data.TextRows;
import mcl.finetuning.data.TokenRows;
import mcl.finetuning.squad.AnswerRule;
import mcl.finetuning.squad.SquadFile;
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

    @Override
    Optional<String> hint(String first) {
      return JSON.matcher(first).lookingAt()
          ? Optional.of("The first line looks like JSON: --input-format jsonl reads such rows.")
          : Optional.empty();
    }
  },
  /** A table under a header line. */
  TSV {
    @Override
    RowFormat rows(String header, String place, Columns columns, boolean words) {
      return words
          ? sentences(header, place, columns)
          : new TableFormat(header, place, columns, LabelForm.NAME);
    }

    private RowFormat sentences(String header, String place, Columns columns) {
      try {
        TableFormat table = new TableFormat(header, place, columns, LabelForm.NAME);
        return (line, where) -> words(table.row(line, where).texts().get(0), where);
      } catch (UserException e) {
        throw new UserException(e.getMessage() + IN_COLUMNS, e);
      }
    }
  },
  /** A file in the form of SQuAD, read as a whole. */
  SQUAD {
    @Override
    List<Example> read(Path file, Columns columns, BadRows bad) {
      return SquadFile.read(file, true, AnswerRule.IGNORED, bad);
    }

    @Override
    void require(Task<?> task, Path model) {
      if (!(task instanceof QuestionAnswering)) {
        throw UserException.of(
            "%s answers no questions. --input-format squad is for models that were tuned to do so,"
                + " as with --task squad2.",
            model);
      }
    }
  },
  /** Sentences in CoNLL columns, read as a whole. */
  CONLL {
    @Override
    List<Example> read(Path file, Columns columns, BadRows bad) {
      return TokenRows.read(file, columns, bad);
    }

    @Override
    void require(Task<?> task, Path model) {
      if (!(task instanceof TokenLabeling)) {
        throw UserException.of(
            "%s gives words no labels. --input-format conll is for models that were tuned to do so,"
                + " as with --task tokens.",
            model);
      }
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

  private static final Pattern JSON = Pattern.compile("\\s*\\{\\s*\"");

  private static final String IN_COLUMNS =
      " If each line is a word with its columns, --input-format conll reads them.";

  /**
   * How lines are rows.
   *
   * @param header the first line of a table
   * @param words whether a row is the words of a sentence
   */
  RowFormat rows(String header, String place, Columns columns, boolean words) {
    throw new IllegalStateException(this + " is not read line by line");
  }

  /** What to say of the first line if the input looks like one of another format. */
  Optional<String> hint(String first) {
    return Optional.empty();
  }

  /** Whether a file is read as a whole, by {@link #read}, so that the input cannot be endless. */
  public boolean isWhole() {
    return this == SQUAD || this == CONLL;
  }

  /** Whether columns or fields have names or numbers. */
  public boolean hasColumns() {
    return this == TSV || this == JSONL || this == CONLL;
  }

  /** All rows of a file that is read as a whole. */
  List<Example> read(Path file, Columns columns, BadRows bad) {
    throw new IllegalStateException(this + " is read line by line");
  }

  /**
   * Makes sure that rows of this form are what a model reads.
   *
   * @throws UserException naming the model and what it is for
   */
  void require(Task<?> task, Path model) {
    // Texts can be words, and two of them a question and a passage.
  }

  /**
   * The format that a file's name tells.
   *
   * @throws UserException if it is none that is read
   */
  public static InputFormat of(Path file) {
    if (TextRows.isJson(file)) {
      return JSONL;
    }
    String name = file.getFileName().toString();
    if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw UserException.of(
          "%s is comma-separated by its name. %s Or say what it is with --input-format.",
          file, TableFormat.TABS);
    }
    return name.endsWith(".tsv") ? TSV : name.endsWith(".conll") ? CONLL : LINES;
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
      return List.of(this == CONLL ? "1" : this == JSONL ? "tokens" : "text");
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
    if (line.indexOf('\t') >= 0) {
      throw UserException.of(
          "%s: there is a tab; words have blanks between them.%s", place, IN_COLUMNS);
    }
    List<String> words = Stream.of(line.strip().split("\\s+")).toList();
    return new Example(words, new Label.Unknown(), place);
  }
}
