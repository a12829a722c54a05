package mcl.finetuning.inference;

import java.util.Arrays;
import mcl.tokenization.encoding.TokenSequence;

/**
 * A text in numbers: {@code [CLS] text [SEP]} in segment 0 or {@code [CLS] first [SEP]} in segment
 * 0 and {@code second [SEP]} in segment 1.
 *
 * @param ids special tokens included
 * @param firstSegment how many of them are in segment 0
 * @param cut whether tokens of the text were left out, because it was too long
 */
public record ModelInput(TokenSequence ids, int firstSegment, boolean cut) {
  /** The number of tokens, special ones included. */
  public int length() {
    return ids.length();
  }

  /** At how many positions this token stands. */
  int count(int id) {
    return (int) Arrays.stream(ids.toArray()).filter(each -> each == id).count();
  }
}
