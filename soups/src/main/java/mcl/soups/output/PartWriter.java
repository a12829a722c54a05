package mcl.soups.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.PlacedTensorFile;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;
import mcl.soups.engine.TensorMerger;
import mcl.soups.engine.Workers;
import mcl.soups.method.MergeSettings;
import mcl.soups.model.ModelPart;

/** The weight files of one part of a soup while they are written. */
final class PartWriter implements Closeable {
  private final Soup soup;
  private final ModelPart part;
  private final Path folder;
  private final ShardPlan plan;
  private final List<PlacedTensorFile> files = new ArrayList<>();
  private final Map<String, PlacedTensorFile> fileOf = new HashMap<>();

  private PartWriter(Soup soup, ModelPart part, Path folder) {
    this.soup = soup;
    this.part = part;
    this.folder = folder;
    List<NamedTensor> tensors = part.tensors().names().stream().map(this::declared).toList();
    this.plan = ShardPlan.of(part.stem(), tensors, soup.output().shardBytes());
  }

  /**
   * Creates the files at their full length.
   *
   * @param longest metadata at least as long as that which comes in the end
   */
  static PartWriter create(Soup soup, ModelPart part, Path folder, Map<String, String> longest)
      throws IOException {
    PartWriter writer = new PartWriter(soup, part, folder);
    try {
      for (int i = 0; i < writer.plan.shards().size(); i++) {
        List<NamedTensor> tensors = writer.plan.shards().get(i);
        PlacedTensorFile file =
            PlacedTensorFile.create(folder.resolve(writer.plan.file(i)), tensors, longest);
        writer.files.add(file);
        tensors.forEach(tensor -> writer.fileOf.put(tensor.name(), file));
      }
      return writer;
    } catch (IOException e) {
      writer.close();
      throw e;
    }
  }

  private NamedTensor declared(String name) {
    TensorHeader header = part.tensors().header(name);
    return NamedTensor.placed(name, dtype(name), header.shape());
  }

  private Dtype dtype(String name) {
    Dtype first = part.tensors().header(name).dtype();
    return soup.ingredients().merges(part, name) ? soup.output().dtype().of(first) : first;
  }

  /** Merges or copies every tensor; called on one of the workers' threads. */
  void fill(TensorMerger merger, Workers workers) {
    List<String> names = part.tensors().names();
    List<TensorSource> sources = soup.sources(part.name());
    workers.each(names.size(), i -> fill(names.get(i), sources, merger));
  }

  private void fill(String name, List<TensorSource> sources, TensorMerger merger) {
    PlacedTensorFile file = fileOf.get(name);
    if (!soup.ingredients().merges(part, name)) {
      merger.copy(name, part.tensors(), file);
      return;
    }
    MergeSettings settings = soup.settings().apply(part.tensor(name));
    merger.merge(
        new TensorMerger.Inputs(name, sources, soup.ingredients().models().size()),
        settings,
        new TensorMerger.Target(file, dtype(name)));
  }

  /** The part of the first ingredient that this is the soup of. */
  ModelPart part() {
    return part;
  }

  /** Forces to the disk what has been written. */
  void force() throws IOException {
    for (PlacedTensorFile file : files) {
      file.force();
    }
  }

  /** Completes the files, and writes the index if there are several. */
  void finish(Map<String, String> metadata) throws IOException {
    for (PlacedTensorFile file : files) {
      file.finish(metadata);
    }
    if (files.size() > 1) {
      Json.write(folder.resolve(plan.index()), index());
    }
  }

  private Map<String, Object> index() {
    Map<String, String> weightMap = new LinkedHashMap<>();
    for (int i = 0; i < plan.shards().size(); i++) {
      String file = plan.file(i);
      plan.shards().get(i).forEach(tensor -> weightMap.put(tensor.name(), file));
    }
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("metadata", Map.of("total_size", plan.bytes()));
    index.put("weight_map", weightMap);
    return index;
  }

  @Override
  public void close() throws IOException {
    for (PlacedTensorFile file : files) {
      file.close();
    }
  }
}
