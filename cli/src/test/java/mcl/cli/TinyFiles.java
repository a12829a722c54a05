package mcl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/** What commands leave behind, in so small that it can be written by hand. */
final class TinyFiles {
  private static final List<String> PIECES =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "dog", "cat", "##s");

  private TinyFiles() {}

  static VocabularyFile tokenizer() {
    return VocabularyFile.of(
        new Vocabulary(PIECES, new SpecialTokens(0, 1, 2, 3, 4)), Normalization.uncased());
  }

  /** A network in name only: an embedding of 8 x 2, a layer's bias of 4, and a head of 3. */
  static Path network(Path folder, String head, float firstEmbedding) throws IOException {
    Files.createDirectories(folder);
    EncoderConfig config = new EncoderConfig(8, 2, 4, 1, 1, 4, 16, 2, 0, 128, 0, 0, 1e-12, 0.02);
    HuggingFaceConfig.write(folder, config, "ElectraFor" + head, 0, Map.of());
    tokenizer().write(folder);
    float[] embeddings = new float[16];
    embeddings[0] = firstEmbedding;
    TensorFileWriter.write(
        folder.resolve("model.safetensors"),
        Map.of("format", "pt"),
        List.of(
            NamedTensor.of(
                "electra.embeddings.word_embeddings.weight", TensorShape.of(8, 2), embeddings),
            NamedTensor.of("electra.embeddings.position_ids", TensorShape.of(1, 2), new long[2]),
            NamedTensor.of(
                "electra.encoder.layer.0.output.dense.bias", TensorShape.of(4), new float[4]),
            NamedTensor.of(head + ".weight", TensorShape.of(3), new float[3])));
    return folder;
  }

  /** A checkpoint beside metrics. */
  static Path checkpoint(Path run) throws IOException {
    Path checkpoint = run.resolve("checkpoint-20");
    network(checkpoint.resolve("generator"), "MaskedLM", 1);
    network(checkpoint.resolve("discriminator"), "PreTraining", 1);
    Files.writeString(
        checkpoint.resolve("run.json"),
        """
        {"step": 20, "code": "MCL 9, commit abc", "engine": "PyTorch 2", "vocabularySha256": "77",
         "parents": ["one", "two"],
         "config": {"seed": 5, "batch": {"size": 16}, "schedule": {"totalSteps": 40},
                    "courses": {"detection": {"replacedToken": {"on": true}, "x": {"on": false}}}}}
        """);
    Files.copy(checkpoint.resolve("run.json"), run.resolve("run.json"));
    Files.writeString(
        run.resolve("metrics.jsonl"),
        """
        {"step":10,"train/loss":9.5,"train/rtd/recall":null}
        {"step":20,"eval/rtd/roc_auc":0.75,"eval/rtd/precision":null}
        {"step":30,"train/loss":8.25}
        {"step":40,"eval/rtd/roc_auc":0.875}
        """);
    return checkpoint;
  }
}
