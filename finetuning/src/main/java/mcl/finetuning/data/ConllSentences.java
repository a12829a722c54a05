package mcl.finetuning.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mcl.base.check.UserException;

/**
 * Sentences of a CoNLL file: on each line a word and what is said of it, in columns that tabs or
 * blanks separate; an empty line behind each sentence. {@code -DOCSTART-} lines are passed over.
 */
final class ConllSentences {
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern NUMBER = Pattern.compile("-?[1-9][0-9]{0,2}");

  private final Lines lines;
  private final int word;
  private final int tag;
  private final boolean labeled;
  private final boolean required;

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
        sentence.add(line);
      } else if (!sentence.words.isEmpty()) {
        Sentence whole = sentence;
        bad.attempt(() -> sentences.add(whole.example()));
        sentence = new Sentence();
      }
    }
    return TextRows.required(sentences, lines.file(), bad);
  }

  /** The sentence that is being read. */
  private final class Sentence {
    private final List<String> words = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private long begin;
    private long end;
    private boolean wordsAlone = labeled && !required;
    private UserException fault;

    void add(String line) {
      String[] cells = line.indexOf('\t') >= 0 ? line.split("\t", -1) : BLANKS.split(line.strip());
      if (cells[0].equals("-DOCSTART-")) {
        return;
      }
      begin = words.isEmpty() ? lines.number() : begin;
      end = lines.number();
      wordsAlone &= cells.length == 1;
      words.add(cell(cells, word, "word"));
      if (labeled && !wordsAlone) {
        tags.add(cell(cells, tag, "label"));
      }
    }

    private String cell(String[] cells, int number, String what) {
      int index = number > 0 ? number - 1 : cells.length + number;
      boolean there = index >= 0 && index < cells.length;
      if ((!there || labeled && !wordsAlone && cells.length < 2) && fault == null) {
        fault =
            UserException.of(
                "%s: %d column%s; expected a word in column %d%s.",
                lines.place(),
                cells.length,
                cells.length == 1 ? "" : "s",
                word,
                labeled ? " and its label in column " + tag : "");
      } else if (there && cells[index].isBlank() && fault == null) {
        fault =
            UserException.of("%s: the %s, column %d, is empty.", lines.place(), what, index + 1);
      }
      return there ? cells[index] : "";
    }

    Example example() {
      if (fault != null) {
        throw fault;
      }
      if (!wordsAlone && labeled && tags.size() != words.size()) {
        throw UserException.of("%s: some words have labels, others none.", place());
      }
      Label label = labeled && !wordsAlone ? new Label.Tags(tags) : new Label.Unknown();
      return new Example(words, label, place());
    }

    private String place() {
      return Lines.place(lines.file(), begin, end);
    }
  }
}
