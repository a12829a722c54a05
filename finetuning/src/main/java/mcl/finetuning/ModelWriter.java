package mcl.finetuning;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import mcl.base.safetensors.TensorFile;
import mcl.finetuning.head.TaskNetwork;
import mcl.finetuning.task.Task;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightFile;
import mcl.tokenization.vocabulary.VocabularyFile;

/** Writes a tuned model as Hugging Face transformers loads it. */
public record ModelWriter(
    Task<?> task,
    EncoderConfig encoder,
    TaskNetwork network,
    StateDict weights,
    VocabularyFile tokenizer) {

  /** Writes configuration, weights and tokenizer into a folder that exists. */
  public void write(Path folder) throws IOException {
    HuggingFaceConfig.write(
        folder,
        encoder,
        network.architecture(),
        tokenizer.vocabulary().special().padding(),
        task.modelFields());
    try (NDManager scope = weights.newSubScope()) {
      WeightFile.write(
          folder.resolve(TensorFile.USUAL_NAME),
          weights.names(),
          name -> task.stored(scope, name, weights.get(name)));
    }
    tokenizer.readingAtMost(encoder.maxPositionEmbeddings()).write(folder);
  }
}
