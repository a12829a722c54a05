package mcl.finetuning.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of a CoNLL file: a word and what is said of it, in columns that tabs or blanks separate.
 *
 * @param cells what stands in the columns
 */
record ConllLine(List<String> cells) {
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern COMMENT =
      Pattern.compile(
          "# *[^\\s][^\t]* = .*|# ?(newdoc|newpar) *|[ \t]*-DOCSTART-([ \t].*)?", Pattern.DOTALL);
  private static final Set<String> WORD_NAMES = Set.of("token", "tokens", "word", "words");
  private static final Set<String> LABEL_NAMES =
      Set.of("label", "labels", "tag", "tags", "ner", "ner_tag", "ner_tags", "pos");

  /** Reads a line that is not empty. */
  static ConllLine of(String line) {
    return new ConllLine(
        List.of(line.indexOf('\t') >= 0 ? line.split("\t", -1) : BLANKS.split(line.strip())));
  }

  /** Whether a line says something of the document: a comment of CoNLL-U, or where one begins. */
  static boolean isComment(String line) {
    return COMMENT.matcher(line).matches();
  }

  int width() {
    return cells.size();
  }

  /** The index of a column that is numbered from 1, or from -1 for the last; it may be outside. */
  int index(int number) {
    return number > 0 ? number - 1 : width() + number;
  }

  boolean has(int number) {
    int index = index(number);
    return index >= 0 && index < width();
  }

  /** What stands in a column; empty if there is none. */
  String cell(int number) {
    return has(number) ? cells.get(index(number)) : "";
  }

  /** Whether the columns hold the names that tables give them. */
  boolean isHeader(int word) {
    return isAmong(WORD_NAMES, cell(word))
        && cells.stream().anyMatch(it -> isAmong(LABEL_NAMES, it));
  }

  private static boolean isAmong(Set<String> names, String cell) {
    return names.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /** How many columns there are, in words. */
  String columns() {
    return width() + (width() == 1 ? " column" : " columns");
  }
}
