package mcl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mcl.base.json.Json;

/** Text, shards and configurations for runs that take seconds. */
final class TinyTraining {
  /** All five courses and everything else that draws random numbers or keeps a state. */
  private static final String CONFIG =
      """
{
  "batch": {"size": 4, "loaderThreads": 2},
  "sequenceLength": 16,
  "model": {
    "embeddingSize": 8,
    "maxPositionEmbeddings": 32,
    "embeddingSharing": "gradientDisentangled",
    "generator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 1, "intermediateSize": 16},
    "discriminator": {"hiddenSize": 8, "numHiddenLayers": 1, "numAttentionHeads": 2, "intermediateSize": 16},
    "initializerRange": 0.2
  },
  "courses": {
    "detection": {"swappedToken": {"on": true}, "insertedToken": {"on": true}},
    "correction": {"replacedToken": {"on": true}, "swappedToken": {"on": true}},
    "notebook": {"capacity": 2}
  },
  "optimizer": {"biasCorrection": true, "learningRate": 0.01},
  "schedule": {"warmupSteps": 2, "totalSteps": STEPS},
  "validation": {"share": 0.2, "every": 25, "sequences": 8},
  "logEvery": 7,
  "checkpoints": {"every": 10, "keepLast": 0},
  "gradientCosinesEvery": 20
}
""";

  private static final List<String> ANIMALS = List.of("cat", "dog", "horse", "mouse", "bird");
  private static final List<String> TOOLS = List.of("hammer", "saw", "drill", "wrench");
  private static final List<String> WORDS =
      Stream.of(ANIMALS, TOOLS).flatMap(List::stream).toList();

  private static final List<String> TIMES =
      List.of("seconds", "train/tokens_per_second", "train/data_wait_share");

  private TinyTraining() {}

  /** Writes text.txt and, for other vocabularies, more.txt. */
  static void writeText(Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      text.append("the old ")
          .append(WORDS.get(random.nextInt(WORDS.size())))
          .append(random.nextBoolean() ? " runs and eats" : " lies on the bench")
          .append(" again and again\n\n");
    }
    Files.writeString(folder.resolve("text.txt"), text);
    Files.writeString(folder.resolve("more.txt"), text + "and one more\n\n");
  }

  /** Writes text.txt, in which numbers stand too. */
  static void writeNumberedText(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("the old dog ").append(i).append(" runs and eats again\n\n");
    }
    Files.writeString(folder.resolve("text.txt"), text);
  }

  /** Writes rows.tsv: sentences about animals and about tools. */
  static void writeRows(Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 120; i++) {
      boolean animal = i % 2 == 0;
      rows.append("the old ")
          .append((animal ? ANIMALS : TOOLS).get(i / 2 % 4))
          .append(animal ? " runs and eats\tanimal\n" : " lies on the bench\ttool\n");
    }
    Files.writeString(folder.resolve("rows.tsv"), rows);
  }

  /** Writes a configuration of so many steps. */
  static Path writeConfig(Path file, long steps, String... replacements) throws IOException {
    String text = CONFIG.replace("STEPS", String.valueOf(steps));
    for (int i = 0; i < replacements.length; i += 2) {
      if (!text.contains(replacements[i])) {
        throw new AssertionError("no " + replacements[i] + " in the configuration");
      }
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return Files.writeString(file, text);
  }

  /** Metrics of a run but for the times. */
  static List<String> metrics(Path run) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
      JsonNode fields = Json.tree(line);
      ((ObjectNode) fields).remove(TIMES);
      lines.add(fields.toString());
    }
    return lines;
  }
}
