package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import mcl.base.json.Json;

/**
 * A folder where a user types commands, each of which is a process of its own.
 *
 * @param environment what the processes find beside that of the tests
 */
record Workplace(Path folder, Map<String, String> environment) {
  Workplace(Path folder) {
    this(folder, Map.of());
  }

  FreshProcess start(String... words) throws IOException {
    return FreshProcess.startJava(folder, environment, Main.class, words);
  }

  FreshProcess.Ended end(String... words) throws IOException, InterruptedException {
    return start(words).end();
  }

  /** What a command left that must succeed. */
  FreshProcess.Ended done(String... words) throws IOException, InterruptedException {
    return start(words).endWith(0);
  }

  /** What a command left that must be refused as wrong input, with this reason. */
  FreshProcess.Ended refused(String reason, String... words)
      throws IOException, InterruptedException {
    FreshProcess.Ended ended = start(words).endWith(2);
    assertTrue(ended.err().contains(reason), ended.err());
    assertFalse(ended.err().contains("\tat "), ended.err());
    return ended;
  }

  /** A command whose results nobody reads; prints the code with which it ended. */
  FreshProcess.Ended unread(String... words) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String line = "{ \"$@\"; echo $? > code.txt; } | true; cat code.txt";
    String[] start = {
      "/bin/sh", "-c", line, "sh", java, "-cp", FreshProcess.classPath(), Main.class.getName()
    };
    return FreshProcess.start(folder, System.getenv(), with(start, words)).endWith(0);
  }

  /** Learns a vocabulary of so many pieces from text.txt and makes shards of it. */
  void makeShards(int pieces) throws IOException, InterruptedException {
    String size = String.valueOf(pieces);
    done("vocab", "--text", "text.txt", "--size", size, "--out", "vocabulary");
    done("tokenize", "--text", "text.txt", "--tokenizer", "vocabulary", "--out", "shards");
  }

  /** Runs a configuration on the shards. */
  void pretrain(String config, String out) throws IOException, InterruptedException {
    done("pretrain", "--config", config, "--data", "shards", "--out", out);
  }

  JsonNode json(String file) throws IOException {
    return Json.tree(Files.readString(folder.resolve(file)));
  }

  /** A command with more words behind it. */
  static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
