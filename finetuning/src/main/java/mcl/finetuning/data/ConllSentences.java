package mcl.finetuning.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import mcl.base.check.UserException;

/**
 * Sentences of a CoNLL file: a word on each line, in as many columns as the first has; an empty
 * line behind each sentence. {@code -DOCSTART-} lines and the comments of CoNLL-U are passed over.
 */
final class ConllSentences {
  private static final Pattern NUMBER = Pattern.compile("-?[1-9][0-9]{0,2}");

  private final Lines lines;
  private final int word;
  private final int tag;
  private final boolean labeled;
  private final boolean required;
  private int width;

  ConllSentences(Lines lines, Columns columns) {
    this.lines = lines;
    this.word = place(columns.texts().get(0));
    this.labeled = columns.label().isPresent();
    this.required = columns.required();
    this.tag = columns.label().map(ConllSentences::place).orElse(0);
  }

  private static int place(String column) {
    if (!NUMBER.matcher(column).matches()) {
      throw UserException.of(
          "\"%s\" is no column of a CoNLL file. Number them from 1, or from -1 for the last, with"
              + " --text-column and --label-column.",
          column);
    }
    return Integer.parseInt(column);
  }

  List<Example> read(BadRows bad) {
    List<Example> sentences = new ArrayList<>();
    Sentence sentence = new Sentence();
    boolean more = true;
    while (more) {
      String line = lines.next();
      more = line != null;
      if (more && !line.isBlank()) {
        if (!ConllLine.isComment(line)) {
          sentence.add(first(ConllLine.of(line)));
        }
      } else if (!sentence.words.isEmpty()) {
        Sentence whole = sentence;
        bad.attempt(() -> sentences.add(whole.example()));
        sentence = new Sentence();
      }
    }
    return TextRows.required(sentences, lines.file(), bad);
  }

  /** Counts the columns of the first line, which must be no header. */
  private ConllLine first(ConllLine line) {
    if (width == 0 && line.isHeader(word)) {
      throw UserException.of(
          "%s: this is a header (%s). CoNLL columns have no header line; delete it.",
          lines.place(), KnownNames.shown(line.cells()));
    }
    width = width == 0 ? line.width() : width;
    return line;
  }

  /** The sentence that is being read. */
  private final class Sentence {
    private final List<String> words = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private long begin;
    private long end;
    private boolean wordsAlone = labeled && !required;
    private UserException fault;

    void add(ConllLine line) {
      begin = words.isEmpty() ? lines.number() : begin;
      end = lines.number();
      wordsAlone &= line.width() == 1;
      words.add(cell(line, word, "word"));
      if (labeled && !wordsAlone) {
        tags.add(cell(line, tag, "label"));
      }
      if (line.width() != width) {
        note("%s; the lines before have %d.", line.columns(), width);
      }
    }

    private String cell(ConllLine line, int number, String what) {
      if (!line.has(number) || labeled && !wordsAlone && line.width() < 2) {
        String label = labeled ? " and its label in column " + tag : "";
        note("%s; expected a word in column %d%s.", line.columns(), word, label);
      } else if (line.cell(number).isBlank()) {
        note("the %s, column %d, is empty.", what, line.index(number) + 1);
      }
      return line.cell(number);
    }

    /** Keeps what is wrong with the line if nothing was before. */
    private void note(String pattern, Object... values) {
      if (fault == null) {
        fault =
            UserException.of("%s: %s", lines.place(), String.format(Locale.ROOT, pattern, values));
      }
    }

    Example example() {
      if (fault != null) {
        throw fault;
      }
      Label label = labeled && !wordsAlone ? new Label.Tags(tags) : new Label.Unknown();
      return new Example(words, label, Lines.place(lines.file(), begin, end));
    }
  }
}
