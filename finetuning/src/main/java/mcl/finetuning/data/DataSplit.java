package mcl.finetuning.data;

import java.util.List;

/**
 * Rows that belong together: those to learn from, or those of one file to judge by.
 *
 * @param name of the split where a task has several of a kind: empty for the first, {@code mm} for
 *     the mismatched rows of MNLI
 * @param files where they are from, with their SHA-256
 */
public record DataSplit(String name, List<Example> rows, List<SourceFile> files) {
  /** Takes copies. */
  public DataSplit {
    rows = List.copyOf(rows);
    files = List.copyOf(files);
  }

  /** Rows of memory. */
  public static DataSplit of(List<Example> rows) {
    return new DataSplit("", rows, List.of());
  }

  /** Other rows of the same files. */
  public DataSplit with(List<Example> others) {
    return new DataSplit(name, others, files);
  }
}
