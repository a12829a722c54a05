package mcl.soups.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mcl.base.safetensors.NamedTensor;

/**
 * Which tensors go into which file.
 *
 * @param stem the name of the files without numbers and endings
 * @param shards the tensors of each file
 */
record ShardPlan(String stem, List<List<NamedTensor>> shards) {
  /** Fills one file after the other, in the order of the tensors. */
  static ShardPlan of(String stem, List<NamedTensor> tensors, long mostBytes) {
    List<List<NamedTensor>> shards = new ArrayList<>();
    List<NamedTensor> current = new ArrayList<>();
    long bytes = 0;
    for (NamedTensor tensor : tensors) {
      if (!current.isEmpty() && bytes + tensor.byteSize() > mostBytes) {
        shards.add(current);
        current = new ArrayList<>();
        bytes = 0;
      }
      current.add(tensor);
      bytes += tensor.byteSize();
    }
    shards.add(current);
    return new ShardPlan(stem, shards);
  }

  /** The name of a file, as Hugging Face transformers has it. */
  String file(int shard) {
    return shards.size() == 1
        ? stem + ".safetensors"
        : String.format(Locale.ROOT, "%s-%05d-of-%05d.safetensors", stem, shard + 1, shards.size());
  }

  /** The name of the index, where there are several files. */
  String index() {
    return stem + ".safetensors.index.json";
  }

  /** The bytes of all tensors. */
  long bytes() {
    return shards.stream().flatMap(List::stream).mapToLong(NamedTensor::byteSize).sum();
  }
}
