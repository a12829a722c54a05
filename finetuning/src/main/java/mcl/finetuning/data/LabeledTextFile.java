package mcl.finetuning.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.base.json.NearestName;

/**
 * Reads labelled text from tab-separated values with a header line, or from JSON lines (names that
 * end in {@code .jsonl} or {@code .json}). Quotes are ordinary characters, as in GLUE.
 */
public final class LabeledTextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private LabeledTextFile() {}

  /**
   * Reads a whole file; empty lines are passed over.
   *
   * @throws UserException naming the file, the line and the column, where a row cannot be used
   */
  public static List<LabeledText> read(Path file, Columns columns) {
    String name = file.getFileName().toString();
    boolean json = name.endsWith(".jsonl") || name.endsWith(".json");
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      List<LabeledText> rows =
          json ? readJson(file, columns, reader) : readTable(file, columns, reader);
      if (rows.isEmpty()) {
        throw UserException.of("%s holds no labelled row.", file);
      }
      return rows;
    } catch (MalformedInputException e) {
      throw new UserException(file + " is not UTF-8. Convert it, for example with iconv.", e);
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  private static List<LabeledText> readTable(Path file, Columns columns, BufferedReader reader)
      throws IOException {
    String first = reader.readLine();
    if (first == null) {
      throw UserException.of("%s is empty; its first line must name the columns.", file);
    }
    List<String> header = List.of(withoutMark(first).split("\t", -1));
    int text = indexOf(file, header, columns.text());
    int label = indexOf(file, header, columns.label());
    List<LabeledText> rows = new ArrayList<>();
    long number = 1;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isEmpty()) {
        String[] cells = line.split("\t", -1);
        if (cells.length != header.size()) {
          throw UserException.of(
              "%s, line %d: %d columns; the header has %d.",
              file, number, cells.length, header.size());
        }
        rows.add(row(file, number, cells[text], cells[label]));
      }
    }
    return rows;
  }

  private static List<LabeledText> readJson(Path file, Columns columns, BufferedReader reader)
      throws IOException {
    List<LabeledText> rows = new ArrayList<>();
    long number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String content = number == 1 ? withoutMark(line) : line;
      if (!content.isBlank()) {
        JsonNode fields = parse(file, number, content);
        String text = field(file, number, fields, columns.text());
        rows.add(row(file, number, text, field(file, number, fields, columns.label())));
      }
    }
    return rows;
  }

  private static JsonNode parse(Path file, long line, String content) {
    try {
      return Json.tree(content);
    } catch (IOException e) {
      throw new UserException(file + ", line " + line + ": not valid JSON.", e);
    }
  }

  private static String field(Path file, long line, JsonNode fields, String name) {
    JsonNode value = fields.path(name);
    if (!value.isValueNode() || value.isNull()) {
      throw UserException.of(
          "%s, line %d: no field \"%s\". Name the fields with --text-column and --label-column.",
          file, line, name);
    }
    return value.asText();
  }

  private static LabeledText row(Path file, long line, String text, String label) {
    if (text.isBlank() || label.isBlank()) {
      throw UserException.of(
          "%s, line %d: the %s is empty.", file, line, text.isBlank() ? "text" : "label");
    }
    return new LabeledText(text, label, file + ", line " + line);
  }

  private static int indexOf(Path file, List<String> header, String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      String hint =
          NearestName.to(column, header)
              .map(name -> "Did you mean \"" + name + "\"?")
              .orElse("The header has: " + String.join(", ", header) + ".");
      throw UserException.of(
          "%s, line 1: no column \"%s\". %s Name the columns with --text-column and"
              + " --label-column.",
          file, column, hint);
    }
    return index;
  }

  private static String withoutMark(String line) {
    return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
  }
}
