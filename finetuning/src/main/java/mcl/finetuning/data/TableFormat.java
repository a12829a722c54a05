package mcl.finetuning.data;

import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.NearestName;

/** Tab-separated values under a header line. Quotes are ordinary characters, as in GLUE. */
public final class TableFormat implements RowFormat {
  private final int width;
  private final List<Integer> texts = new ArrayList<>();
  private final int label;
  private final LabelForm form;

  /**
   * Finds the columns.
   *
   * @param header the first line
   * @param place of the header, for messages
   * @throws UserException if there is no such column, with those there are
   */
  public TableFormat(String header, String place, Columns columns, LabelForm form) {
    List<String> names = List.of(header.split("\t", -1));
    this.width = names.size();
    columns.texts().forEach(name -> texts.add(indexOf(name, names, place)));
    this.label = columns.label().map(name -> indexOf(name, names, place)).orElse(-1);
    this.form = form;
  }

  private static int indexOf(String column, List<String> names, String place) {
    int index = names.indexOf(column);
    if (index < 0) {
      String hint =
          NearestName.to(column, names)
              .map(name -> "Did you mean \"" + name + "\"?")
              .orElse("The header has: " + String.join(", ", names) + ".");
      throw UserException.of(
          "%s: no column \"%s\". %s Name the columns with --text-column, --second-column and"
              + " --label-column.",
          place, column, hint);
    }
    return index;
  }

  @Override
  public Example row(String line, String place) {
    String[] cells = line.split("\t", -1);
    if (cells.length != width) {
      throw UserException.of("%s: %d columns; the header has %d.", place, cells.length, width);
    }
    List<String> read = texts.stream().map(index -> Texts.filled(cells[index], place)).toList();
    Label right = label < 0 ? new Label.Unknown() : form.of(cells[label], place);
    return new Example(read, right, place);
  }
}
