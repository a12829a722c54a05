package mcl.pretraining.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mcl.base.files.Sha256;

/**
 * A model whose weights another one began with.
 *
 * @param path as the user gave it
 * @param kind what it is: a class of Hugging Face transformers, {@link #CHECKPOINT} or {@link
 *     #SOUP}
 * @param sha256 of its weight files, by their path in its folder
 */
public record Ancestor(String path, String kind, Map<String, String> sha256) {
  /** A generator and a discriminator that were trained here. */
  public static final String CHECKPOINT = "checkpoint";

  /** A generator and a discriminator whose weights were merged of several checkpoints'. */
  public static final String SOUP = "soup";

  /** Keeps the files in the order of their names. */
  public Ancestor {
    sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
  }

  /** Hashes the weight files of a folder, two levels deep. */
  public static Ancestor of(Path folder, String kind) {
    return of(folder, kind, () -> false);
  }

  /**
   * The same, unless the user asks to stop.
   *
   * @param stop asked again and again
   * @throws mcl.base.check.Stopped if it says so
   */
  public static Ancestor of(Path folder, String kind, BooleanSupplier stop) {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      Path training = folder.resolve(TrainingFolder.NAME);
      Stream<Path> weights =
          files.filter(Ancestor::holdsWeights).filter(file -> !file.startsWith(training));
      for (Path file : weights.toList()) {
        hashes.put(folder.relativize(file).toString().replace('\\', '/'), Sha256.of(file, stop));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Ancestor(folder.toString(), kind, hashes);
  }

  private static boolean holdsWeights(Path file) {
    return Files.isRegularFile(file) && file.toString().endsWith(".safetensors");
  }
}
