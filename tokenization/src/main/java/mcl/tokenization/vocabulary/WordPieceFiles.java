package mcl.tokenization.vocabulary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mcl.base.json.Json;

/** Writes a WordPiece vocabulary as the files of Hugging Face's BERT and ELECTRA tokenizers. */
final class WordPieceFiles {
  private static final String CONTINUATION = "##";
  private static final int LONGEST_WORD = 100;

  private final Vocabulary vocabulary;
  private final Normalization normalization;

  private WordPieceFiles(Vocabulary vocabulary, Normalization normalization) {
    this.vocabulary = vocabulary;
    this.normalization = normalization;
  }

  /** Text by file name. */
  static Map<String, String> of(Vocabulary vocabulary, Normalization normalization) {
    WordPieceFiles files = new WordPieceFiles(vocabulary, normalization);
    return Map.of(
        VocabularyFile.TOKENIZER, Json.text(files.tokenizer()),
        VocabularyFile.CONFIG, Json.text(files.config()),
        VocabularyFile.SPECIAL, Json.text(SpecialTokenRole.contents(vocabulary)),
        VocabularyFile.PIECES, String.join("\n", vocabulary.pieces()) + "\n");
  }

  private Map<String, Object> tokenizer() {
    Map<String, Object> tokenizer = new LinkedHashMap<>();
    tokenizer.put("version", "1.0");
    tokenizer.put("truncation", null);
    tokenizer.put("padding", null);
    tokenizer.put("added_tokens", addedTokens());
    tokenizer.put("normalizer", normalizer());
    tokenizer.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
    tokenizer.put("post_processor", template());
    tokenizer.put("decoder", ordered("type", "WordPiece", "prefix", CONTINUATION, "cleanup", true));
    tokenizer.put("model", model());
    return tokenizer;
  }

  private List<Map<String, Object>> addedTokens() {
    return SpecialTokenRole.ids(vocabulary.special()).values().stream()
        .sorted()
        .distinct()
        .map(id -> addedToken(id))
        .toList();
  }

  private Map<String, Object> addedToken(int id) {
    Map<String, Object> token = ordered("id", id, "content", vocabulary.piece(id));
    for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
      token.put(flag, false);
    }
    token.put("special", true);
    return token;
  }

  private Map<String, Object> normalizer() {
    return ordered(
        "type", "BertNormalizer",
        "clean_text", true,
        "handle_chinese_chars", normalization.splitChinese(),
        "strip_accents", stripAccents(),
        "lowercase", normalization.lowerCase());
  }

  /** Null stands for "as lower-casing goes", which is how the published tokenizers say it. */
  private Boolean stripAccents() {
    boolean usual = normalization.stripAccents() == normalization.lowerCase();
    return usual ? null : Boolean.valueOf(normalization.stripAccents());
  }

  private Map<String, Object> template() {
    Object classification = special(vocabulary.special().classification(), 0);
    Object separator = special(vocabulary.special().separator(), 0);
    Object first = sequence("A", 0);
    Object second = sequence("B", 1);
    Object closing = special(vocabulary.special().separator(), 1);
    return ordered(
        "type",
        "TemplateProcessing",
        "single",
        List.of(classification, first, separator),
        "pair",
        List.of(classification, first, separator, second, closing),
        "special_tokens",
        templateTokens());
  }

  private Map<String, Object> templateTokens() {
    Map<String, Object> tokens = new TreeMap<>();
    SpecialTokens special = vocabulary.special();
    for (int id : List.of(special.classification(), special.separator())) {
      String piece = vocabulary.piece(id);
      tokens.put(piece, ordered("id", piece, "ids", List.of(id), "tokens", List.of(piece)));
    }
    return tokens;
  }

  private Object special(int id, int segment) {
    return Map.of("SpecialToken", ordered("id", vocabulary.piece(id), "type_id", segment));
  }

  private static Object sequence(String name, int segment) {
    return Map.of("Sequence", ordered("id", name, "type_id", segment));
  }

  private Map<String, Object> model() {
    Map<String, Object> ids = new LinkedHashMap<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      ids.put(vocabulary.piece(id), id);
    }
    return ordered(
        "type", "WordPiece",
        "unk_token", vocabulary.piece(vocabulary.special().unknown()),
        "continuing_subword_prefix", CONTINUATION,
        "max_input_chars_per_word", LONGEST_WORD,
        "vocab", ids);
  }

  private Map<String, Object> config() {
    Map<String, Object> config =
        ordered(
            "tokenizer_class",
            "ElectraTokenizer",
            "do_lower_case",
            normalization.lowerCase(),
            "strip_accents",
            stripAccents(),
            "tokenize_chinese_chars",
            normalization.splitChinese(),
            "clean_up_tokenization_spaces",
            true,
            VocabularyFile.LONGEST,
            512);
    config.putAll(SpecialTokenRole.contents(vocabulary));
    return config;
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
