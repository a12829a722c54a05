package mcl.soups.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinTask;
import java.util.function.LongConsumer;
import mcl.base.json.Json;
import mcl.soups.engine.TensorMerger;
import mcl.soups.engine.Workers;
import mcl.soups.model.ModelFolder;
import mcl.soups.model.ModelPart;
import mcl.soups.model.WeightHashes;

/**
 * Writes a soup into a folder that exists and is empty: weights, what goes on of the first
 * ingredient's files, {@code soup.json}, a model card, and {@code run.json} for a checkpoint.
 */
public final class SoupWriter {
  private static final String NO_HASH = "0".repeat(64);

  private final Workers workers;
  private final LongConsumer read;

  /**
   * A writer.
   *
   * @param read is told, on any thread, how many more bytes of the ingredients have been read
   */
  public SoupWriter(Workers workers, LongConsumer read) {
    this.workers = workers;
    this.read = read;
  }

  /** Writes all of it. */
  public void write(Soup soup, SoupStory story, Path folder) throws IOException {
    write(soup, story, folder, soup.output().hashes());
  }

  /** Writes a soup that is judged and thrown away: its ingredients are not hashed. */
  public void writeForJudge(Soup soup, SoupStory story, Path folder) throws IOException {
    write(soup, story, folder, false);
  }

  private void write(Soup soup, SoupStory story, Path folder, boolean hashed) throws IOException {
    List<Map<String, String>> none = names(soup, hashed);
    SoupRecord longest = SoupRecord.of(story, soup.ingredients(), none);
    List<PartWriter> parts = create(soup, longest, folder);
    try {
      merge(soup, parts);
      List<Map<String, String>> hashes = hashed ? hashes(soup, parts) : none;
      finish(soup, SoupRecord.of(story, soup.ingredients(), hashes), parts, folder);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      close(parts);
    }
  }

  /** Hashes the ingredients while the merged weights go to the disk. */
  private List<Map<String, String>> hashes(Soup soup, List<PartWriter> parts) throws IOException {
    ForkJoinTask<List<Map<String, String>>> hashing =
        workers.start(() -> WeightHashes.of(soup.ingredients().all(), workers, read));
    for (PartWriter part : parts) {
      part.force();
    }
    return hashing.join();
  }

  private List<PartWriter> create(Soup soup, SoupRecord longest, Path folder) throws IOException {
    List<PartWriter> parts = new ArrayList<>();
    try {
      for (ModelPart part : soup.ingredients().first().parts().values()) {
        Path inner = Files.createDirectories(folder.resolve(part.name()));
        parts.add(PartWriter.create(soup, part, inner, metadata(soup, part, longest)));
      }
      return parts;
    } catch (IOException e) {
      close(parts);
      throw e;
    }
  }

  private void merge(Soup soup, List<PartWriter> parts) {
    TensorMerger merger =
        new TensorMerger(soup.method(), soup.output().accumulate(), workers, read);
    workers.call(
        () -> {
          parts.forEach(part -> part.fill(merger, workers));
          return null;
        });
  }

  private static void finish(Soup soup, SoupRecord record, List<PartWriter> parts, Path folder)
      throws IOException {
    for (PartWriter part : parts) {
      part.finish(metadata(soup, part.part(), record));
    }
    CopiedFiles.copy(soup, folder);
    Json.write(folder.resolve(SoupRecord.FILE), record);
    SoupLineage.write(soup.ingredients(), record, folder);
    Files.writeString(folder.resolve(SoupCard.FILE), new SoupCard(record).text());
  }

  /** What all ingredients say of their weights stays said. */
  private static Map<String, String> metadata(Soup soup, ModelPart part, SoupRecord record) {
    Map<String, String> metadata = new TreeMap<>(part.tensors().metadata());
    for (ModelFolder model : soup.ingredients().models()) {
      Map<String, String> there = model.parts().get(part.name()).tensors().metadata();
      metadata.entrySet().retainAll(there.entrySet());
    }
    metadata.remove("total_size");
    // Hugging Face transformers refuses a file that does not say where it comes from.
    metadata.putIfAbsent("format", "pt");
    metadata.put(SoupRecord.KEY, record.line());
    return metadata;
  }

  /** For each model hashes that are none, but as long; or no hashes. */
  private static List<Map<String, String>> names(Soup soup, boolean hashed) {
    List<Map<String, String>> all = new ArrayList<>();
    for (ModelFolder model : soup.ingredients().all()) {
      Map<String, String> named = new HashMap<>();
      List<String> names = hashed ? model.weightFileNames() : List.of();
      names.forEach(name -> named.put(name, NO_HASH));
      all.add(named);
    }
    return all;
  }

  private static void close(List<PartWriter> parts) throws IOException {
    for (PartWriter part : parts) {
      part.close();
    }
  }
}
