package mcl.cli.terminal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as a user types it into a POSIX shell. */
public final class ShellLine {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*");

  private ShellLine() {}

  /** The line that a shell takes apart into just these words. */
  public static String of(List<String> words) {
    return words.stream().map(ShellLine::quoted).collect(Collectors.joining(" "));
  }

  /**
   * The line that runs a command of this program, called as the user called it: the launcher says
   * how in the property {@code mcl.launched}.
   *
   * @param words behind the program's name
   */
  public static String ofMcl(List<String> words) {
    return quoted(System.getProperty("mcl.launched", "mcl")) + " " + of(words);
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
