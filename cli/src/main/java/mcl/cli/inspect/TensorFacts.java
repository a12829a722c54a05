package mcl.cli.inspect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;
import mcl.model.weights.WeightNames;

/**
 * What the headers of safetensors files say; no tensor is read.
 *
 * @param source must be open
 */
record TensorFacts(TensorSource source) {
  private static final String BARE_EMBEDDINGS =
      WeightNames.EMBEDDINGS.substring(WeightNames.ENCODER.length());

  /** How many tensors of which type, and their list where it is wanted. */
  Facts of(Detail detail) {
    Map<String, Integer> types = new TreeMap<>();
    headers().forEach(header -> types.merge(header.dtype().name(), 1, Integer::sum));
    return new Facts()
        .put("tensorCount", source.names().size())
        .put(
            "dtypes",
            types.entrySet().stream().map(it -> it.getKey() + " " + it.getValue()).toList())
        .put("tensors", detail.tensors() ? list() : List.of());
  }

  /** Parameters in all, and by the part of the model in which they stand. */
  Facts parameters() {
    long embeddings = parameters(TensorFacts::isEmbedding);
    long encoder = parameters(name -> !isEmbedding(name) && !isHead(name));
    long head = parameters(name -> !isEmbedding(name) && isHead(name));
    return new Facts()
        .put("total", embeddings + encoder + head)
        .put("embeddings", embeddings)
        .put("encoder", encoder)
        .put("head", head);
  }

  /** All parameters. */
  long total() {
    return parameters(name -> true);
  }

  private boolean isHead(String name) {
    boolean named = source.names().stream().anyMatch(it -> it.startsWith(WeightNames.ENCODER));
    return named && !name.startsWith(WeightNames.ENCODER);
  }

  /** Whether the tensor is one of the embeddings or of their normalisation. */
  static boolean isEmbedding(String name) {
    return name.startsWith(WeightNames.EMBEDDINGS) || name.startsWith(BARE_EMBEDDINGS);
  }

  private long parameters(Predicate<String> chosen) {
    return headers().stream()
        .filter(header -> chosen.test(header.name()) && isTrained(header.dtype()))
        .mapToLong(TensorHeader::elements)
        .sum();
  }

  /** Integers beside the weights, such as position ids, are no parameters. */
  static boolean isTrained(Dtype dtype) {
    return dtype.name().startsWith("F") || dtype == Dtype.BF16;
  }

  private List<TensorHeader> headers() {
    return source.names().stream().map(source::header).toList();
  }

  private List<Facts> list() {
    return headers().stream()
        .map(
            header ->
                new Facts()
                    .put("name", header.name())
                    .put("dtype", header.dtype().name())
                    .put("shape", header.shape().toString())
                    .put("bytes", header.byteSize()))
        .toList();
  }
}
