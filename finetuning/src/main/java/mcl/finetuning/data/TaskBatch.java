package mcl.finetuning.data;

import java.util.Arrays;
import java.util.List;
import mcl.tokenization.batch.TokenGrid;

/**
 * Texts that are learned from together, padded to the longest of them.
 *
 * @param ids (B, T)
 * @param padding the id that fills the ends of rows
 * @param rows which of the texts they are, in the order of the rows
 */
public record TaskBatch(TokenGrid ids, int padding, List<Integer> rows) {

  /** Pads the chosen texts. */
  static TaskBatch of(List<EncodedText> texts, List<Integer> rows, int padding) {
    int longest = rows.stream().mapToInt(row -> texts.get(row).ids().length()).max().orElse(0);
    int[] ids = new int[rows.size() * longest];
    Arrays.fill(ids, padding);
    for (int i = 0; i < rows.size(); i++) {
      texts.get(rows.get(i)).ids().copyTo(ids, i * longest);
    }
    return new TaskBatch(TokenGrid.of(rows.size(), longest, ids), padding, List.copyOf(rows));
  }
}
