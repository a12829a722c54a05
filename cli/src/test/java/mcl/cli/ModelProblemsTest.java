package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;
import mcl.exchange.huggingface.ModelKind;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.weights.WeightShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mcl info} says of a model whose files do not fit together. */
final class ModelProblemsTest {
  private static final String MEND = " Take config.json and the weights from the same model.";

  @TempDir Path folder;

  /** A classifier of three classes, whole. */
  @BeforeEach
  void write() throws IOException {
    EncoderConfig config = new EncoderConfig(8, 2, 4, 2, 1, 6, 16, 2, 0, 128, 0, 0, 1e-12, 0.02);
    Map<String, String> labels = Map.of("0", "a", "1", "b", "2", "c");
    HuggingFaceConfig.write(
        folder, config, "ElectraForSequenceClassification", 0, Map.of("id2label", labels));
    TinyFiles.tokenizer().write(folder);
    weights(ModelKind.SEQUENCE_CLASSIFICATION.allWeights(config, 3));
  }

  private void weights(List<WeightShape> weights) throws IOException {
    List<NamedTensor> tensors = new ArrayList<>();
    for (WeightShape weight : weights) {
      tensors.add(
          NamedTensor.of(
              weight.name(),
              TensorShape.of(weight.shape().getShape()),
              new float[(int) weight.shape().size()]));
    }
    TensorFileWriter.write(folder.resolve("model.safetensors"), Map.of(), tensors);
  }

  private List<String> problems() throws IOException {
    JsonNode facts = Json.tree(CommandCall.done("info", folder.toString(), "--json"));
    List<String> problems = new ArrayList<>();
    facts.path("problems").forEach(problem -> problems.add(problem.asText()));
    String page = CommandCall.done("info", folder.toString());
    assertEquals(
        problems.stream().map(it -> "problem: " + it).toList(),
        page.lines().filter(line -> line.startsWith("problem")).toList());
    return problems;
  }

  private void change(String field, Object value) throws IOException {
    ObjectNode fields = HuggingFaceConfig.fields(folder);
    fields.putPOJO(field, value);
    Json.write(folder.resolve("config.json"), fields);
  }

  @Test
  void aWholeModelHasNone() throws IOException {
    assertEquals(List.of(), problems());
  }

  @Test
  void sizesAreNamedByTheirField() throws IOException {
    change("hidden_size", 5);
    change("num_hidden_layers", 1_000_000_000);
    assertEquals(
        List.of(
            folder.resolve("config.json")
                + ": field \"hidden_size\" is 5, but tensor"
                + " \"electra.encoder.layer.0.attention.self.query.weight\" has the shape [4, 4]:"
                + " expected 4."
                + MEND,
            folder.resolve("config.json")
                + ": field \"num_hidden_layers\" is 1000000000, but the weights have 2: expected 2."
                + MEND),
        problems());
  }

  @Test
  void aVocabularyThatIsTooSmallIsOneForWeightsAndTokenizer() throws IOException {
    change("vocab_size", 7);
    List<String> problems = problems();
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("field \"vocab_size\" is 7"), problems.get(0));
    assertEquals(
        folder
            + ": the tokenizer has 8 pieces, but field \"vocab_size\" of config.json is 7. Take the"
            + " tokenizer that the model was trained with.",
        problems.get(1));
  }

  @Test
  void labelsAreCountedInTheHead() throws IOException {
    change("id2label", Map.of("0", "a", "1", "b"));
    assertEquals(
        List.of(
            folder
                + ": tensor \"classifier.out_proj.weight\" has the shape [3, 4], but config.json (by"
                + " its labels, field \"id2label\") asks for [2, 4]."
                + MEND),
        problems());
  }

  @Test
  void weightsThatAreMissingOrTooManyAreNamed() throws IOException {
    List<WeightShape> weights =
        new ArrayList<>(
            ModelKind.SEQUENCE_CLASSIFICATION.allWeights(HuggingFaceConfig.read(folder), 3));
    weights.removeIf(weight -> weight.name().startsWith("electra.embeddings_project"));
    weights.add(WeightShape.zeros("electra.more", 3));
    weights(weights);
    assertEquals(
        List.of(
            folder
                + " lacks 2 tensors (\"electra.embeddings_project.weight\","
                + " \"electra.embeddings_project.bias\"), which this model needs."
                + MEND,
            folder
                + " holds the tensor \"electra.more\", for which an encoder of the sizes in"
                + " config.json has no place."
                + MEND),
        problems());
  }

  @Test
  void withoutATokenizerNoTextIsRead() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    Files.delete(folder.resolve("vocab.txt"));
    assertEquals(
        List.of(
            folder
                + " has no tokenizer, so no text can be read with this model. Copy tokenizer.json or"
                + " vocab.txt from where the model comes from."),
        problems());
  }
}
