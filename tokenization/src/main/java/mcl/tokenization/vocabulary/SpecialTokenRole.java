package mcl.tokenization.vocabulary;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a special token is for, the key under which Hugging Face's files name it, and what it is
 * called where no file says.
 */
enum SpecialTokenRole {
  PADDING("pad_token", "[PAD]", "<pad>"),
  UNKNOWN("unk_token", "[UNK]", "<unk>"),
  CLASSIFICATION("cls_token", "[CLS]", "<cls>", "<s>"),
  SEPARATOR("sep_token", "[SEP]", "<sep>", "</s>"),
  MASK("mask_token", "[MASK]", "<mask>");

  private final String key;
  private final List<String> usualNames;

  SpecialTokenRole(String key, String... usualNames) {
    this.key = key;
    this.usualNames = List.of(usualNames);
  }

  /** The key in {@code tokenizer_config.json} and {@code special_tokens_map.json}. */
  String key() {
    return key;
  }

  /** What the token is called in well-known vocabularies, the most usual first. */
  List<String> usualNames() {
    return usualNames;
  }

  /** The ids by role; a tokenizer that never meets an unknown character may lack that one. */
  static Map<SpecialTokenRole, Integer> ids(SpecialTokens special) {
    Map<SpecialTokenRole, Integer> ids = new EnumMap<>(SpecialTokenRole.class);
    ids.put(PADDING, special.padding());
    ids.put(UNKNOWN, special.unknown());
    ids.put(CLASSIFICATION, special.classification());
    ids.put(SEPARATOR, special.separator());
    ids.put(MASK, special.mask());
    ids.values().removeIf(id -> id < 0);
    return ids;
  }

  /** The pieces by key, as {@code special_tokens_map.json} has them. */
  static Map<String, String> contents(Vocabulary vocabulary) {
    Map<String, String> contents = new LinkedHashMap<>();
    ids(vocabulary.special()).forEach((role, id) -> contents.put(role.key, vocabulary.piece(id)));
    return contents;
  }
}
