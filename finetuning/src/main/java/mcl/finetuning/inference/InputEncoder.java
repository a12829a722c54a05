package mcl.finetuning.inference;

import mcl.base.check.Require;
import mcl.tokenization.encoding.TokenSequence;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Texts to ids as {@code AutoTokenizer} of Hugging Face transformers makes them with {@code
 * truncation=True}: what is too long is cut at its end, and of a pair the longer text first.
 */
public final class InputEncoder {
  /** The longest input must have room for a token of each text of a pair and its marks. */
  public static final int SHORTEST = 5;

  private final Tokenizer tokenizer;
  private final int maxLength;

  /**
   * An encoder of texts.
   *
   * @param maxLength tokens of an input, special ones included
   */
  public InputEncoder(Tokenizer tokenizer, int maxLength) {
    Require.argument(
        maxLength >= SHORTEST, "maxLength is %d; it must be %d or more", maxLength, SHORTEST);
    this.tokenizer = tokenizer;
    this.maxLength = maxLength;
  }

  /** The ids of a text or a pair. */
  public ModelInput encode(InputText text) {
    TokenSequence first = tokenizer.encode(text.first());
    return text.second().map(second -> pair(first, tokenizer.encode(second))).orElse(one(first));
  }

  private ModelInput one(TokenSequence text) {
    TokenSequence ids = text.framed(special(), maxLength);
    return new ModelInput(ids, ids.length(), text.length() > maxLength - 2);
  }

  private ModelInput pair(TokenSequence first, TokenSequence second) {
    int[] kept = longestFirst(first.length(), second.length(), maxLength - 3);
    int[] ids = new int[kept[0] + kept[1] + 3];
    ids[0] = special().classification();
    System.arraycopy(first.toArray(), 0, ids, 1, kept[0]);
    ids[kept[0] + 1] = special().separator();
    System.arraycopy(second.toArray(), 0, ids, kept[0] + 2, kept[1]);
    ids[ids.length - 1] = special().separator();
    boolean cut = kept[0] < first.length() || kept[1] < second.length();
    return new ModelInput(TokenSequence.of(ids), kept[0] + 2, cut);
  }

  /** How many tokens are kept of each text: the shorter is cut only if both are above the half. */
  static int[] longestFirst(int first, int second, int room) {
    int shorter = Math.min(first, second);
    int longer = Math.max(shorter, room - shorter);
    if (shorter > room || shorter + longer > room) {
      shorter = room / 2;
      longer = shorter + room % 2;
    }
    int[] kept = first > second ? new int[] {longer, shorter} : new int[] {shorter, longer};
    return new int[] {Math.min(kept[0], first), Math.min(kept[1], second)};
  }

  /** What texts are cut into pieces by. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** The most tokens of an input, special ones included. */
  public int maxLength() {
    return maxLength;
  }

  private SpecialTokens special() {
    return tokenizer.vocabulary().special();
  }
}
