package mcl.cli.encode;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import mcl.base.check.UserException;

/** Texts one after another, perhaps without end. */
public interface TextSource {
  /** What stands for standard input on the command line. */
  String STANDARD_INPUT = "-";

  /** The next text; null at the end. Waits for one where that takes time. */
  String next() throws IOException;

  /** Whether the next text is there already, so that asking for it does not wait. */
  boolean ready() throws IOException;

  /** Where the last text stands, for messages, such as {@code a.txt, line 3}. */
  String place();

  /** What was odd about the texts so far, a sentence each. */
  List<String> faults();

  /** The lines of standard input. */
  static TextSource standardInput() {
    return new TextLines(System.in, "standard input");
  }

  /**
   * Texts from the command line. A dash alone means the lines of standard input, as elsewhere.
   *
   * @throws UserException if a dash stands among texts
   */
  static TextSource of(List<String> texts) {
    if (texts.equals(List.of(STANDARD_INPUT))) {
      return standardInput();
    }
    if (texts.contains(STANDARD_INPUT)) {
      throw new UserException(
          "Say once what to read: --text has texts and -, which means standard input. Give one of"
              + " the two; a text that is a dash can stand in a file for --input.");
    }
    Iterator<String> all = texts.iterator();
    return new TextSource() {
      private int number;

      @Override
      public String next() {
        number++;
        return all.hasNext() ? all.next() : null;
      }

      @Override
      public boolean ready() {
        return all.hasNext();
      }

      @Override
      public String place() {
        return "--text, text " + number;
      }

      @Override
      public List<String> faults() {
        return List.of();
      }
    };
  }
}
