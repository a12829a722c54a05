package mcl.tokenization.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mcl.base.files.AtomicFiles;
import mcl.base.files.Sha256;
import mcl.base.json.Json;

/**
 * A tokenizer as files: what it is read from, and what it is written to beside every model and
 * every shard. Immutable.
 *
 * <p>Written are {@code tokenizer.json}, {@code tokenizer_config.json}, {@code
 * special_tokens_map.json} and, for WordPiece, {@code vocab.txt}, which the Hugging Face tokenizers
 * library (here through DJL) and transformers' {@code AutoTokenizer} load. A tokenizer that was
 * read is written back with its own {@code tokenizer.json}, byte for byte.
 */
public final class VocabularyFile {
  static final String TOKENIZER = "tokenizer.json";
  static final String CONFIG = "tokenizer_config.json";
  static final String SPECIAL = "special_tokens_map.json";
  static final String LONGEST = "model_max_length";
  static final String PIECES = "vocab.txt";

  private final Vocabulary vocabulary;
  private final SortedMap<String, String> files;

  VocabularyFile(Vocabulary vocabulary, Map<String, String> files) {
    this.vocabulary = vocabulary;
    this.files = new TreeMap<>(files);
  }

  /** A WordPiece tokenizer of these pieces, continuations marked by {@code ##}. */
  public static VocabularyFile of(Vocabulary vocabulary, Normalization normalization) {
    return new VocabularyFile(vocabulary, WordPieceFiles.of(vocabulary, normalization));
  }

  /**
   * Reads a tokenizer.
   *
   * @param path a {@code tokenizer.json} of any model type, a {@code vocab.txt} of BERT or ELECTRA,
   *     or a folder with one of them. The files beside it are looked at where they exist: {@code
   *     tokenizer_config.json} and {@code special_tokens_map.json}.
   * @throws mcl.base.check.UserException if it is none of these, or has no mask, separator,
   *     classification or padding token
   */
  public static VocabularyFile read(Path path) {
    return VocabularyFileReader.read(path);
  }

  /**
   * The same for a model that reads no more tokens than these: {@code model_max_length} in {@code
   * tokenizer_config.json}, by which transformers cuts texts, is not higher.
   */
  public VocabularyFile readingAtMost(int tokens) {
    String text = files.get(CONFIG);
    if (text == null || !(parsed(text) instanceof ObjectNode fields)) {
      return this;
    }
    if (fields.path(LONGEST).asDouble(Double.MAX_VALUE) <= tokens) {
      return this;
    }
    Map<String, String> other = new TreeMap<>(files);
    other.put(CONFIG, Json.text(fields.put(LONGEST, tokens)));
    return new VocabularyFile(vocabulary, other);
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.tree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the files into a folder, which is made where it is missing. */
  public void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      AtomicFiles.writeText(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** The pieces by id, and the special ones. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The text of {@code tokenizer.json}: the whole definition of how text becomes ids. */
  public String tokenizerJson() {
    return files.get(TOKENIZER);
  }

  /** A hash of {@link #tokenizerJson()}: with the same hash, the same text has the same ids. */
  public String sha256() {
    return Sha256.of(tokenizerJson().getBytes(StandardCharsets.UTF_8));
  }
}
