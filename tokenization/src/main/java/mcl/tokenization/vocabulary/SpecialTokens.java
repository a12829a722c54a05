package mcl.tokenization.vocabulary;

/**
 * The ids of the special tokens: the only place that knows them.
 *
 * @param padding {@code [PAD]}
 * @param unknown {@code [UNK]}; an ordinary token for the courses, since it stands for real text
 * @param classification {@code [CLS]}
 * @param separator {@code [SEP]}
 * @param mask {@code [MASK]}
 */
public record SpecialTokens(int padding, int unknown, int classification, int separator, int mask) {
  /** Whether no course may touch a position that holds this id, and no sample may be it. */
  public boolean isSpecial(int id) {
    return id == padding || id == classification || id == separator || id == mask;
  }
}
