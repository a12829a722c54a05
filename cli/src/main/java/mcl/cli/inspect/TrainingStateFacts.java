package mcl.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.pretraining.checkpoint.Checkpoint;

/** What a checkpoint holds besides the weights for the run to go on. */
final class TrainingStateFacts {
  private TrainingStateFacts() {}

  /** Reads {@code training/}; with hashes, all of the checkpoint. */
  static Facts of(Path checkpoint, Detail detail) {
    Path folder = checkpoint.resolve("training");
    if (!Files.isDirectory(folder)) {
      return new Facts();
    }
    Facts facts = new Facts();
    Path file = folder.resolve("state.json");
    if (Files.exists(file)) {
      JsonNode state = JsonFile.read(file);
      facts
          .put("updates", JsonFile.fact(state.at("/progress/updates")))
          .put("consecutiveSkips", JsonFile.fact(state.at("/progress/skippedInARow")))
          .put("tokens", JsonFile.fact(state.at("/progress/tokens")))
          .put("seconds", JsonFile.fact(state.at("/metrics/seconds")))
          .put("metricsLines", JsonFile.fact(state.at("/metrics/lines")));
    }
    facts.put("arrays", arrays(folder)).put("bytes", FileFacts.bytes(folder));
    return detail.hashes() ? facts.put("soundness", soundness(checkpoint)) : facts;
  }

  private static List<String> arrays(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".safetensors"))
          .map(name -> name.replace(".safetensors", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  private static String soundness(Path checkpoint) {
    return Checkpoint.fault(checkpoint)
        .map(fault -> "not sound: " + fault)
        .orElse("every byte as it was saved");
  }
}
