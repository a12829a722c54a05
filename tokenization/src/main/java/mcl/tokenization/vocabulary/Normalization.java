package mcl.tokenization.vocabulary;

/**
 * What happens to text before it is cut into pieces, as in BERT. Control characters are always
 * removed and white space of any kind becomes a blank.
 *
 * @param lowerCase letters become lower-case
 * @param stripAccents accents are removed from letters; BERT does so whenever it lower-cases
 * @param splitChinese every Chinese character is a word of its own
 */
public record Normalization(boolean lowerCase, boolean stripAccents, boolean splitChinese) {
  /** BERT's and ELECTRA's own: lower case, no accents, Chinese characters apart. */
  public static Normalization uncased() {
    return new Normalization(true, true, true);
  }

  /** Letters as they are, Chinese characters apart. */
  public static Normalization cased() {
    return new Normalization(false, false, true);
  }
}
