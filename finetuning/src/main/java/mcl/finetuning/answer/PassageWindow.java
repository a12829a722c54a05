package mcl.finetuning.answer;

import mcl.finetuning.head.Target;
import mcl.finetuning.inference.ModelInput;
import mcl.finetuning.task.EncodedText;
import mcl.tokenization.encoding.TokenSequence;

/**
 * A question with a part of its passage.
 *
 * @param target the positions of the first and the last token of the answer, both 0 if it is not in
 *     this part, and 1 in that case, else 0
 * @param passage all of its tokens, with their places
 * @param position in the input of the first token of this part
 * @param part which tokens of the passage it has
 * @param own those that have the most context here, among all windows: an answer begins in the
 *     window to which its first token belongs
 */
public record PassageWindow(
    ModelInput input, Target target, TokenSequence passage, int position, Tokens part, Tokens own)
    implements EncodedText {
  /**
   * Tokens of a passage, one after another.
   *
   * @param to exclusive
   */
  public record Tokens(int from, int to) {
    /** Whether this one is among them. */
    public boolean contains(int token) {
      return token >= from && token < to;
    }

    /** How many there are. */
    public int count() {
      return to - from;
    }
  }

  /** The token of the passage at a position of the input, or -1. */
  int token(int at) {
    int token = at - position + part.from();
    return part.contains(token) ? token : -1;
  }
}
