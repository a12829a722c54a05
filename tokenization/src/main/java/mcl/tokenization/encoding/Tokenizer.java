package mcl.tokenization.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Text to ids, as the Hugging Face tokenizers library defines it for the {@code tokenizer.json} at
 * hand.
 *
 * <p>Safe for use by several threads, which is how it becomes fast: each call works on the calling
 * thread alone. Holds native memory until {@link #close}.
 */
public final class Tokenizer implements AutoCloseable {
  private final VocabularyFile file;
  private final NativeTokenizer library;
  private final Optional<WordMemo> memo;

  private Tokenizer(VocabularyFile file, NativeTokenizer library, Optional<WordMemo> memo) {
    this.file = file;
    this.library = library;
    this.memo = memo;
  }

  /**
   * Opens the tokenizer of a file or folder that {@link VocabularyFile#read} accepts.
   *
   * @throws UserException if there is none, or not one to pre-train with
   */
  public static Tokenizer open(Path path) {
    VocabularyFile file = VocabularyFile.read(path);
    try {
      return of(file);
    } catch (IllegalArgumentException e) {
      throw new UserException(
          path + ": the Hugging Face tokenizers library refuses this: " + e.getMessage(), e);
    }
  }

  /**
   * Makes the tokenizer of a vocabulary.
   *
   * @throws IllegalArgumentException if the native library refuses its definition
   */
  public static Tokenizer of(VocabularyFile file) {
    NativeTokenizer library = new NativeTokenizer(file.tokenizerJson());
    int unknown = file.vocabulary().special().unknown();
    Optional<WordMemo> memo =
        WordBoundaries.of(tree(file))
            .flatMap(b -> WordMemo.of(library, b, unknown, WordMemo.GENERATION));
    return new Tokenizer(file, library, memo);
  }

  /**
   * The ids of a text, all of them, without special tokens around it. Special tokens spelled out in
   * the text ({@code [MASK]}) are recognised, as they are in Python.
   *
   * <p>Half a surrogate pair counts as U+FFFD.
   */
  public TokenSequence encode(String text) {
    return TokenSequence.owning(memo.map(m -> m.ids(text)).orElseGet(() -> library.ids(text)));
  }

  /** As {@link #encode}, slower, with the place of each token in the text. */
  public TokenSequence encodeWithPlaces(String text) {
    return library.places(text);
  }

  /** Text for reading; not in general the text that was encoded. */
  public String decode(int[] ids, boolean skipSpecialTokens) {
    return library.decode(ids, skipSpecialTokens);
  }

  /** The pieces by id, and the special ones. */
  public Vocabulary vocabulary() {
    return file.vocabulary();
  }

  /** The files this tokenizer is defined by, to be written beside what was made with it. */
  public VocabularyFile file() {
    return file;
  }

  @Override
  public void close() {
    library.close();
  }

  private static JsonNode tree(VocabularyFile file) {
    try {
      return Json.tree(file.tokenizerJson());
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
