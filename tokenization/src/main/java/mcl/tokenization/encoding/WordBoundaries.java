package mcl.tokenization.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Where a text may be cut so that its parts have the same ids apart as together.
 *
 * <p>BERT's tokenizers allow it at white space and at ASCII punctuation: every rule of the
 * normaliser looks at one character (and the combining marks on it), the pre-tokenizer makes each
 * punctuation character a word and starts a new word after white space, and the model sees one word
 * at a time. The exception are added tokens such as {@code [MASK]}, which are looked for in the
 * whole text; so punctuation that occurs in one of them is no boundary.
 */
final class WordBoundaries {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private static final String CANONICAL_FORMS = ";`<=>";

  private final BitSet punctuation = new BitSet(128);

  private WordBoundaries(JsonNode addedTokens) {
    PUNCTUATION.chars().forEach(punctuation::set);
    for (JsonNode token : addedTokens) {
      token.path("content").asText().chars().forEach(punctuation::clear);
    }
  }

  /** The boundaries for a tokenizer, if it allows any. */
  static Optional<WordBoundaries> of(JsonNode tokenizer) {
    JsonNode addedTokens = tokenizer.path("added_tokens");
    JsonNode model = tokenizer.path("model");
    boolean bert =
        tokenizer.path("normalizer").path("type").asText().equals("BertNormalizer")
            && tokenizer.path("pre_tokenizer").path("type").asText().equals("BertPreTokenizer")
            && model.path("type").asText("WordPiece").equals("WordPiece")
            && model.has("max_input_chars_per_word");
    boolean plain =
        StreamSupport.stream(addedTokens.spliterator(), false).allMatch(WordBoundaries::isPlain);
    return bert && plain ? Optional.of(new WordBoundaries(addedTokens)) : Optional.empty();
  }

  /**
   * The punctuation that no word can turn into: all but the characters that Unicode has as the
   * canonical form of others, such as the Greek question mark.
   */
  IntStream separators() {
    return punctuation.stream().filter(c -> CANONICAL_FORMS.indexOf(c) < 0);
  }

  /** Where the next word begins, or the text's length if there is none. */
  int start(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the word that begins here ends. */
  int end(String text, int start) {
    if (isPunctuation(text.charAt(start))) {
      return start + 1;
    }
    int at = start + 1;
    while (at < text.length() && !isBlank(text.charAt(at)) && !isPunctuation(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean isPunctuation(char unit) {
    return unit < 128 && punctuation.get(unit);
  }

  /** White space by every version of the rules; rarer kinds stay inside words, which is no harm. */
  private static boolean isBlank(char unit) {
    return unit == ' ' || unit == '\n' || unit == '\t' || unit == '\r';
  }

  /** Whether an added token is found by itself, whatever stands around it. */
  private static boolean isPlain(JsonNode token) {
    return !token.path("normalized").asBoolean()
        && !token.path("lstrip").asBoolean()
        && !token.path("rstrip").asBoolean()
        && !token.path("single_word").asBoolean()
        && token.path("content").asText().chars().noneMatch(Character::isWhitespace);
  }
}
