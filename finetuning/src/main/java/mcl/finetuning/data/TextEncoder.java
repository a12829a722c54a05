package mcl.finetuning.data;

import java.util.List;
import mcl.base.check.Require;
import mcl.tokenization.encoding.TokenSequence;
import mcl.tokenization.encoding.Tokenizer;

/** Turns labelled text into {@code [CLS] text [SEP]}, cut to a length. */
public final class TextEncoder {
  private final Tokenizer tokenizer;
  private final LabelSet labels;
  private final int maxLength;

  /**
   * An encoder for one task.
   *
   * @param maxLength tokens of a text, the two special ones included
   */
  public TextEncoder(Tokenizer tokenizer, LabelSet labels, int maxLength) {
    Require.argument(maxLength >= 3, "maxLength is %d; it must be 3 or more", maxLength);
    this.tokenizer = tokenizer;
    this.labels = labels;
    this.maxLength = maxLength;
  }

  /** Encodes all rows in their order. */
  public List<EncodedText> encode(List<LabeledText> rows) {
    return rows.stream().map(row -> new EncodedText(ids(row.text()), labels.number(row))).toList();
  }

  private TokenSequence ids(String text) {
    return tokenizer.encode(text).framed(tokenizer.vocabulary().special(), maxLength);
  }
}
