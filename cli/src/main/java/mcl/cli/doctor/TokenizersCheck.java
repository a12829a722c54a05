package mcl.cli.doctor;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether the native tokenizers library loads and cuts a word as it should. */
final class TokenizersCheck implements Check {
  private static final String THREE_PIECES =
      """
      {"version": "1.0", "added_tokens": [],
       "pre_tokenizer": {"type": "Whitespace"},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                 "max_input_chars_per_word": 100,
                 "vocab": {"[UNK]": 0, "course": 1, "##s": 2}}}
      """;

  private static final Map<String, String> OPTIONS = Map.of("maxLength", "8");

  @Override
  public List<Finding> look(Surroundings surroundings) throws IOException {
    byte[] json = THREE_PIECES.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = new ByteArrayInputStream(json);
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(in, OPTIONS)) {
      long[] ids = tokenizer.encode("courses").getIds();
      boolean right = Arrays.equals(ids, new long[] {1, 2});
      String version = " (" + tokenizer.getVersion() + ")";
      return List.of(
          right
              ? Finding.ok("tokenizers", "library loads and encodes" + version)
              : Finding.fail(
                  "tokenizers",
                  "encoded \"courses\" as " + Arrays.toString(ids) + version,
                  "Delete the folder tokenizers in the cache folder: it holds a damaged library."));
    }
  }
}
