package mcl.finetuning.data;

import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;

/** Tab-separated values under a header line. Quotes are ordinary characters, as in GLUE. */
public final class TableFormat implements RowFormat {
  /** What to do with a file whose columns are separated otherwise. */
  public static final String TABS =
      "Columns are separated by tabs here, and quotes are ordinary characters: save the table as"
          + " tab-separated text (.tsv).";

  private final int width;
  private final List<Integer> texts = new ArrayList<>();
  private final int label;
  private final LabelForm form;
  private final boolean required;

  /**
   * Finds the columns.
   *
   * @param header the first line
   * @param place of the header, for messages
   * @throws UserException if there is no such column, with those there are, or more than one
   */
  public TableFormat(String header, String place, Columns columns, LabelForm form) {
    LineEnds.require(header, place);
    List<String> names = List.of(header.split("\t", -1));
    this.width = names.size();
    String options = columns.options();
    columns.texts().forEach(name -> texts.add(indexOf(name, names, place, options)));
    this.label =
        columns.label(names::contains).map(name -> indexOf(name, names, place, options)).orElse(-1);
    this.form = form;
    this.required = columns.required();
  }

  private static int indexOf(String column, List<String> names, String place, String options) {
    int index = names.indexOf(column);
    if (index < 0) {
      requireTabs(names, place);
      throw UserException.of(
          "%s: no column \"%s\". %s Name the columns with %s.",
          place, column, KnownNames.hint(column, names, "The header"), options);
    }
    if (names.lastIndexOf(column) != index) {
      throw UserException.of(
          "%s: columns %d and %d are both named \"%s\". Rename one of them.",
          place, index + 1, names.lastIndexOf(column) + 1, column);
    }
    return index;
  }

  /** A header that is one name with commas in it is that of another kind of table. */
  private static void requireTabs(List<String> names, String place) {
    String header = names.get(0);
    String sign = header.indexOf(';') >= 0 ? "semicolon" : "comma";
    if (names.size() == 1 && (header.indexOf(';') >= 0 || header.indexOf(',') >= 0)) {
      throw UserException.of(
          "%s: the header has no tab; the file looks %s-separated (CSV): %s. %s",
          place, sign, Shown.name(header), TABS);
    }
  }

  @Override
  public Example row(String line, String place) {
    String[] cells = line.split("\t", -1);
    if (cells.length != width) {
      throw UserException.of("%s: %d columns; the header has %d.", place, cells.length, width);
    }
    List<String> read = texts.stream().map(index -> Texts.filled(cells[index], place)).toList();
    boolean unknown = label < 0 || !required && cells[label].isBlank();
    Label right = unknown ? new Label.Unknown() : form.of(cells[label], place);
    return new Example(read, right, place);
  }
}
