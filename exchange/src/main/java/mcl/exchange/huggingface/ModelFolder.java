package mcl.exchange.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFile;
import mcl.base.safetensors.TensorFileWriter;
import mcl.model.config.HuggingFaceConfig;
import mcl.tokenization.vocabulary.VocabularyFile;

/** Writes a folder as Hugging Face transformers keeps a model. */
public final class ModelFolder {
  private static final String TIE = "tie_word_embeddings";

  private ModelFolder() {}

  /**
   * Writes configuration, weights and tokenizer.
   *
   * @param fields of another configuration of the same sizes, all of which are kept
   * @param kind what the written model is
   * @param weights float32
   */
  public static void write(
      Path folder,
      ObjectNode fields,
      ModelKind kind,
      List<NamedTensor> weights,
      VocabularyFile tokenizer)
      throws IOException {
    ObjectNode written = fields.deepCopy();
    written.putArray(ModelKind.ARCHITECTURES).add(kind.architecture());
    if (kind == ModelKind.MASKED_LM && !written.path(TIE).asBoolean(true)) {
      written.put(TIE, true); // the table is written once; else the other would start at random
    }
    written.put(written.has("dtype") ? "dtype" : "torch_dtype", "float32");
    Json.write(folder.resolve(HuggingFaceConfig.FILE), written);
    writeWeights(folder, weights);
    tokenizer.write(folder);
  }

  /** Writes the weights alone. */
  public static void writeWeights(Path folder, List<NamedTensor> weights) throws IOException {
    // Hugging Face transformers refuses a file that does not say where it comes from.
    TensorFileWriter.write(folder.resolve(TensorFile.USUAL_NAME), Map.of("format", "pt"), weights);
  }
}
