package mcl.finetuning.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;

/**
 * Reads rows of text from tab-separated values with a header line, or from JSON lines (names that
 * end in {@code .jsonl} or {@code .json}).
 */
public final class TextRows {
  private TextRows() {}

  /** Whether a file of this name holds JSON lines. */
  public static boolean isJson(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jsonl") || name.endsWith(".json");
  }

  /**
   * Reads a whole file; empty lines are passed over.
   *
   * @throws UserException naming the file, the line and the column, where a row cannot be used
   */
  public static List<Example> read(Path file, Columns columns, LabelForm form, BadRows bad) {
    try (Lines lines = Lines.open(file)) {
      return read(lines, format(lines, columns, form), bad);
    }
  }

  /**
   * Reads the rest of a file.
   *
   * @throws UserException if a row cannot be used, or there is none
   */
  public static List<Example> read(Lines lines, RowFormat format, BadRows bad) {
    List<Example> rows = new ArrayList<>();
    boolean json = isJson(lines.file());
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isEmpty() && !(json && line.isBlank())) {
        String row = line;
        bad.attempt(() -> rows.add(format.row(row, lines.place())));
      }
    }
    return required(rows, lines.file(), bad);
  }

  static List<Example> required(List<Example> rows, Path file, BadRows bad) {
    if (rows.isEmpty()) {
      throw bad.none(file);
    }
    return rows;
  }

  private static RowFormat format(Lines lines, Columns columns, LabelForm form) {
    if (isJson(lines.file())) {
      return new JsonFormat(columns, form);
    }
    String header = lines.next();
    if (header == null) {
      throw UserException.of("%s is empty; its first line must name the columns.", lines.file());
    }
    return new TableFormat(header, lines.place(), columns, form);
  }
}
