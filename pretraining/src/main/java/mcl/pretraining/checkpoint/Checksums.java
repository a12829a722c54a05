package mcl.pretraining.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.base.json.Json;

/**
 * The sizes and hashes of all files in a folder, as {@code checksums.json} keeps them. It is
 * written after all of them and holds a hash of itself, so that no byte of the folder can change
 * unnoticed.
 *
 * @param format of the folder: {@value #FORMAT}
 * @param files by their path in the folder
 * @param sha256 of the text of this file with zeros in the place of this hash; the last field in
 *     all formats
 */
record Checksums(int format, SortedMap<String, Sum> files, String sha256) {
  /** The name of the file. */
  static final String FILE = "checksums.json";

  /** The format of checkpoints that this code writes. */
  static final int FORMAT = 1;

  private static final String UNKNOWN = "0".repeat(64);
  private static final Pattern OWN = Pattern.compile("\"sha256\" : \"([0-9a-f]{64})\"\\s*}\\s*$");

  /** What is known of a file. */
  record Sum(long bytes, String sha256) {
    private static Sum of(Path file) throws IOException {
      return new Sum(Files.size(file), Sha256.of(file));
    }
  }

  /** Writes those of all files that are in a folder now. */
  static void write(Path folder) throws IOException {
    SortedMap<String, Sum> files = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Sum.of(file));
      }
    }
    String text = Json.text(new Checksums(FORMAT, files, UNKNOWN));
    String hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    Files.writeString(folder.resolve(FILE), text.replace(UNKNOWN, hash));
  }

  /**
   * Reads every file and says what is wrong with the first that is not as it was written.
   *
   * @param stop asked again and again
   * @return nothing if all are
   * @throws UserException if the folder is of a later format
   * @throws mcl.base.check.Stopped if it is to stop
   */
  static Optional<String> fault(Path folder, BooleanSupplier stop) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.of(FILE + " is missing");
    }
    try {
      String text = Files.readString(file);
      if (!tellsItself(text)) {
        return Optional.of(FILE + " is damaged: it does not have the SHA-256 that it names");
      }
      requireKnown(folder, Json.tree(text));
      return Json.read(file, Checksums.class).faultIn(folder, stop);
    } catch (CharacterCodingException e) {
      return Optional.of(FILE + " is damaged: it is not text");
    } catch (IOException e) {
      return Optional.of(FILE + " cannot be read: " + UserException.reason(e));
    }
  }

  private static boolean tellsItself(String text) {
    Matcher own = OWN.matcher(text);
    if (!own.find()) {
      return false;
    }
    String blank = text.substring(0, own.start(1)) + UNKNOWN + text.substring(own.end(1));
    return Sha256.of(blank.getBytes(StandardCharsets.UTF_8)).equals(own.group(1));
  }

  private static void requireKnown(Path folder, JsonNode checksums) {
    int format = checksums.path("format").asInt(0);
    if (format != FORMAT) {
      throw UserException.of(
          "%s is a checkpoint of format %d, but this program reads format %d. Use the version of the"
              + " program that saved it.",
          folder, format, FORMAT);
    }
  }

  private Optional<String> faultIn(Path folder, BooleanSupplier stop) {
    for (Map.Entry<String, Sum> entry : files.entrySet()) {
      Optional<String> fault = fault(folder.resolve(entry.getKey()), entry, stop);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(
      Path file, Map.Entry<String, Sum> entry, BooleanSupplier stop) {
    String name = entry.getKey();
    Sum sum = entry.getValue();
    if (!Files.isRegularFile(file)) {
      return Optional.of(name + " is missing");
    }
    try {
      long bytes = Files.size(file);
      if (bytes != sum.bytes()) {
        return Optional.of(
            name + " is damaged: it has " + bytes + " bytes, but was saved with " + sum.bytes());
      }
      return Sha256.of(file, stop).equals(sum.sha256())
          ? Optional.empty()
          : Optional.of(name + " is damaged: its SHA-256 is not that of what was saved");
    } catch (IOException e) {
      return Optional.of(name + " cannot be read: " + UserException.reason(e));
    }
  }
}
