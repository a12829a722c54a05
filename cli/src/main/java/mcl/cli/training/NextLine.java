package mcl.cli.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.cli.terminal.ShellLine;

/**
 * What the user types into a shell next, to go on with a run.
 *
 * @param out the folder of the run
 * @param words behind {@code mcl pretrain} in the call at hand
 * @param verifies whether shards are compared with their checksums
 */
public record NextLine(Path out, List<String> words, boolean verifies) {
  private static final String RESUME = "--resume";

  /** Takes a copy of the words. */
  public NextLine {
    words = List.copyOf(words);
  }

  /** For a run that has its settings in its folder by now. */
  public String goOn() {
    List<String> line = new ArrayList<>(List.of("pretrain", RESUME));
    line.addAll(
        out.toString().startsWith("-")
            ? List.of("--out=" + out)
            : List.of("--out", out.toString()));
    if (!verifies) {
      line.add("--no-verify");
    }
    return ShellLine.ofMcl(line);
  }

  /** For a run that may have left nothing yet: the same once more, wherever it has come. */
  public String again() {
    List<String> line = new ArrayList<>(List.of("pretrain"));
    if (!words.contains(RESUME)) {
      line.add(RESUME);
    }
    line.addAll(words);
    return ShellLine.ofMcl(line);
  }
}
