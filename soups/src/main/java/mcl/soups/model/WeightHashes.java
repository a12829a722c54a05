package mcl.soups.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import mcl.base.files.Sha256;
import mcl.soups.engine.Workers;

/** The SHA-256 of models' weight files. */
public final class WeightHashes {
  private WeightHashes() {}

  /**
   * Hashes the files of several models, a file on a thread; called on one of the workers' threads.
   *
   * @param read is told how many more bytes have been read
   * @return for each model, hashes by the file's path in the model's folder
   */
  public static List<Map<String, String>> of(
      List<ModelFolder> models, Workers workers, LongConsumer read) {
    List<Path> files =
        models.stream().flatMap(model -> model.weightFiles().stream()).distinct().toList();
    String[] hashes = new String[files.size()];
    workers.each(files.size(), i -> hashes[i] = hash(files.get(i), workers, read));
    return models.stream().map(model -> named(model, files, Arrays.asList(hashes))).toList();
  }

  private static Map<String, String> named(
      ModelFolder model, List<Path> files, List<String> hashes) {
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < model.weightFiles().size(); i++) {
      int place = files.indexOf(model.weightFiles().get(i));
      named.put(model.weightFileNames().get(i), hashes.get(place));
    }
    return named;
  }

  private static String hash(Path file, Workers workers, LongConsumer read) {
    try {
      String hash = Sha256.of(file, workers.stop());
      read.accept(Files.size(file));
      return hash;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
