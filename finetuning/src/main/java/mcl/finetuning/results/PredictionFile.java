package mcl.finetuning.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.Label;
import mcl.finetuning.data.Lines;
import mcl.finetuning.data.TextRows;
import mcl.finetuning.data.TokenRows;

/**
 * Predictions that some system wrote, one for each row, in the order of the rows: a table with a
 * column {@code prediction} (and perhaps {@code index}, counted from 0), JSON lines with a field
 * {@code prediction}, {@code label}, {@code labels} or {@code score}, CoNLL columns, or else one on
 * each line.
 */
public final class PredictionFile {
  private static final List<String> FIELDS = List.of("prediction", "label", "labels", "score");
  private static final String COLUMN = "prediction";
  private static final String INDEX = "index";

  private PredictionFile() {}

  /**
   * A prediction as it is written.
   *
   * @param place for messages
   * @param words that it is said of, where the file has them, else none
   */
  public record Written(String text, String place, List<String> words) {
    Written(String text, String place) {
      this(text, place, List.of());
    }
  }

  /**
   * Reads all of them.
   *
   * @throws UserException naming the file and line, where one cannot be read
   */
  public static List<Written> read(Path file) {
    if (file.toString().endsWith(".conll")) {
      return columns(file);
    }
    try (Lines lines = Lines.open(file)) {
      return TextRows.isJson(file) ? json(lines) : text(lines);
    }
  }

  /** The labels of words in CoNLL columns, the last of which has them. */
  private static List<Written> columns(Path file) {
    return TokenRows.read(file, Columns.of("1", "-1"), BadRows.needed()).stream()
        .map(
            row ->
                new Written(
                    String.join(" ", ((Label.Tags) row.label()).names()), row.place(), row.texts()))
        .toList();
  }

  private static List<Written> json(Lines lines) {
    List<Written> all = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        JsonNode fields = fields(line, lines.place());
        if (fields.hasNonNull(INDEX)) {
          requireIndex(fields.path(INDEX).asText(), all.size(), lines.place());
        }
        all.add(new Written(value(fields, lines.place()), lines.place()));
      }
    }
    return all;
  }

  private static JsonNode fields(String line, String place) {
    try {
      return Json.tree(line);
    } catch (IOException e) {
      throw new UserException(place + ": not valid JSON. " + Json.fault(e), e);
    }
  }

  private static String value(JsonNode fields, String place) {
    JsonNode value =
        FIELDS.stream()
            .filter(fields::hasNonNull)
            .findFirst()
            .map(fields::path)
            .orElseThrow(
                () ->
                    UserException.of(
                        "%s: expected one of the fields %s.", place, String.join(", ", FIELDS)));
    Stream<JsonNode> parts =
        value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    return parts.map(JsonNode::asText).collect(Collectors.joining(" "));
  }

  private static void requireIndex(String index, int expected, String place) {
    if (!index.equals(String.valueOf(expected))) {
      throw UserException.of(
          "%s: the index is \"%s\"; expected %d. There must be a prediction for each row, in their order.",
          place, index, expected);
    }
  }

  private static List<Written> text(Lines lines) {
    List<Written> all = new ArrayList<>();
    String line = lines.next();
    List<String> header = line == null ? List.of() : Arrays.asList(line.split("\t", -1));
    int column = header.indexOf(COLUMN);
    int index = header.indexOf(INDEX);
    line = column >= 0 ? lines.next() : line;
    for (; line != null; line = lines.next()) {
      String[] cells = column >= 0 ? line.split("\t", -1) : new String[] {line};
      if (column >= 0 && cells.length != header.size()) {
        throw UserException.of(
            "%s: %d columns; the header has %d.", lines.place(), cells.length, header.size());
      }
      if (index >= 0) {
        requireIndex(cells[index], all.size(), lines.place());
      }
      all.add(new Written(cells[Math.max(0, column)], lines.place()));
    }
    return all;
  }
}
