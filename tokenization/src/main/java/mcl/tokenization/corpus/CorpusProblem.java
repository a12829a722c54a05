package mcl.tokenization.corpus;

import java.util.Locale;

/**
 * One place where a corpus is at fault.
 *
 * @param fault the kind
 * @param source the file
 * @param line the line, counted from 1; 0 where the fault is the whole file's
 * @param offset bytes before the fault, after decompression and including a byte order mark
 * @param detail what exactly was found there; may be empty
 */
public record CorpusProblem(
    CorpusFault fault, String source, long line, long offset, String detail) {
  /** The sentence for the user: place, fault, detail. */
  public String message() {
    String place =
        line == 0
            ? String.format(Locale.ROOT, "%s, byte %d", source, offset)
            : String.format(Locale.ROOT, "%s, line %d, byte %d", source, line, offset);
    return place + ": " + fault.title() + (detail.isEmpty() ? "" : ": " + detail) + ".";
  }
}
