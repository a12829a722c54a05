package mcl.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mcl.base.safetensors.TensorSource;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;

/** What one network in a folder is: ours, or any ELECTRA of Hugging Face's. */
final class ModelFacts {
  private ModelFacts() {}

  /** Whether a folder holds one. */
  static boolean matches(Path folder) {
    return Files.isRegularFile(folder.resolve(HuggingFaceConfig.FILE));
  }

  /** Reads its configuration, the headers of its weights and its tokenizer, and compares them. */
  static Facts of(Path folder, Detail detail) {
    EncoderConfig sizes = HuggingFaceConfig.read(folder);
    JsonNode config = JsonFile.read(folder.resolve(HuggingFaceConfig.FILE));
    Facts facts = new Facts().put("architecture", JsonFile.fact(config.path("architectures")));
    facts.put("labels", labels(config));
    List<String> problems = new ArrayList<>();
    try (TensorSource source = TensorSource.open(folder)) {
      TensorFacts tensors = new TensorFacts(source);
      facts.put("sizes", sizes(sizes)).put("parameters", tensors.parameters());
      facts.putAll(tensors.of(detail));
      problems.addAll(ModelProblems.of(folder, sizes, config, source));
    }
    if (TokenizerFacts.matches(folder)) {
      facts.put("tokenizer", TokenizerFacts.of(folder));
    }
    TokenizerFacts.problem(folder, sizes.vocabSize()).ifPresent(problems::add);
    return facts.put("files", FileFacts.in(folder, detail)).put(Facts.PROBLEMS, problems);
  }

  private static Facts sizes(EncoderConfig sizes) {
    return new Facts()
        .put("vocabularySize", sizes.vocabSize())
        .put("embeddingSize", sizes.embeddingSize())
        .put("hiddenSize", sizes.hiddenSize())
        .put("hiddenLayers", sizes.numHiddenLayers())
        .put("attentionHeads", sizes.numAttentionHeads())
        .put("intermediateSize", sizes.intermediateSize())
        .put("positions", sizes.maxPositionEmbeddings())
        .put("segments", sizes.typeVocabSize())
        .put("relativePositionBuckets", buckets(sizes));
  }

  private static Optional<Integer> buckets(EncoderConfig sizes) {
    return Optional.of(sizes.relativePositionBuckets()).filter(buckets -> buckets > 0);
  }

  private static List<String> labels(JsonNode config) {
    return config.path("id2label").properties().stream()
        .map(label -> label.getKey() + " " + label.getValue().asText())
        .toList();
  }
}
