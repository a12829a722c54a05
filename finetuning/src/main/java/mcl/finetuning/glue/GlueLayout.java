package mcl.finetuning.glue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How an official file is laid out.
 *
 * @param header whether its first line names the columns
 * @param texts the columns that are read
 * @param label the column with what is right; none in a test file
 */
record GlueLayout(boolean header, List<GlueColumn> texts, Optional<GlueColumn> label) {
  private static final int COLA_WIDTH = 4;
  private static final int COLA_LABEL = 1;
  private static final int COLA_MARK = 2;

  /** A file with a header and labels. */
  static GlueLayout labeled(GlueColumn label, GlueColumn... texts) {
    return new GlueLayout(true, List.of(texts), Optional.of(label));
  }

  /** A test file, without labels. */
  static GlueLayout test(GlueColumn... texts) {
    return new GlueLayout(true, List.of(texts), Optional.empty());
  }

  /** Training and development rows of CoLA, which have no header. */
  static GlueLayout cola() {
    return new GlueLayout(
        false, List.of(new GlueColumn(3, "")), Optional.of(new GlueColumn(COLA_LABEL, "")));
  }

  /** Whether a file that begins with this line is laid out so. */
  boolean fits(String firstLine) {
    List<String> cells = List.of(firstLine.split("\t", -1));
    if (header) {
      return Stream.concat(texts.stream(), label.stream()).allMatch(it -> it.isIn(cells));
    }
    return cells.size() == COLA_WIDTH
        && Set.of("0", "1").contains(cells.get(COLA_LABEL))
        && Set.of("", "*").contains(cells.get(COLA_MARK));
  }

  /** What the first line should be, in words. */
  String words() {
    return header
        ? "a header with "
            + String.join(
                ", ", Stream.concat(texts.stream(), label.stream()).map(GlueColumn::name).toList())
        : "four columns without a header, the second of them 0 or 1";
  }
}
