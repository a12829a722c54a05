package mcl.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorShape;
import mcl.base.safetensors.TensorSource;
import mcl.exchange.huggingface.ModelKind;
import mcl.exchange.huggingface.Some;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.config.ModelLabels;
import mcl.model.encoder.Encoder;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Where the weights of a model are not those that its {@code config.json} describes: each problem
 * in a line that names the file, the field or tensor, what was expected, and how to mend it. Only
 * headers are read.
 *
 * @param weights what is stored, under the names here
 */
record ModelProblems(
    Path folder, EncoderConfig sizes, JsonNode config, Map<String, TensorHeader> weights) {
  private static final Pattern LAYER =
      Pattern.compile(Pattern.quote(WeightNames.LAYERS) + "([0-9]{1,6})\\..*");
  private static final String MEND = " Take config.json and the weights from the same model.";

  /** The problems of a folder, none if all fits. */
  static List<String> of(Path folder, EncoderConfig sizes, JsonNode config, TensorSource source) {
    Map<String, TensorHeader> weights = new LinkedHashMap<>();
    for (String stored : source.names()) {
      TensorHeader header = source.header(stored);
      WeightNames.ofForeign(stored).ifPresent(name -> weights.put(name, header));
    }
    Optional.ofNullable(weights.get(WeightNames.GENERATOR_OUTPUT))
        .ifPresent(table -> weights.putIfAbsent(WeightNames.TOKEN_EMBEDDINGS, table));
    return new ModelProblems(folder, sizes, config, weights).all();
  }

  /** A wrong size shows in many tensors, so where there is one these are not listed. */
  private List<String> all() {
    List<String> problems = new ArrayList<>(wrongSizes());
    if (problems.isEmpty()) {
      problems.addAll(wrongTensors());
    }
    return problems;
  }

  private List<String> wrongSizes() {
    List<String> faults = new ArrayList<>();
    for (TensorSize size : TensorSize.values()) {
      size.fault(sizes, weights).ifPresent(faults::add);
    }
    int layers = layers();
    if (layers != sizes.numHiddenLayers()) {
      faults.add(
          String.format(
              Locale.ROOT,
              "field \"num_hidden_layers\" is %d, but the weights have %d: expected %2$d.",
              sizes.numHiddenLayers(),
              layers));
    }
    Path file = folder.resolve(HuggingFaceConfig.FILE);
    return faults.stream().map(fault -> file + ": " + fault + MEND).toList();
  }

  private int layers() {
    return weights.keySet().stream()
        .map(LAYER::matcher)
        .filter(Matcher::matches)
        .mapToInt(matcher -> Integer.parseInt(matcher.group(1)) + 1)
        .max()
        .orElse(0);
  }

  private List<String> wrongTensors() {
    List<String> problems = new ArrayList<>();
    List<WeightShape> expected = new ArrayList<>();
    try {
      expected.addAll(expected());
    } catch (UserException e) {
      return List.of(e.getMessage());
    }
    List<String> known = expected.stream().map(WeightShape::name).toList();
    List<String> missing = known.stream().filter(name -> !weights.containsKey(name)).toList();
    List<String> surplus =
        weights.keySet().stream()
            .filter(name -> name.startsWith(WeightNames.ENCODER) && !known.contains(name))
            .toList();
    expected.stream()
        .filter(this::differs)
        .findFirst()
        .map(this::difference)
        .ifPresent(problems::add);
    if (!missing.isEmpty()) {
      problems.add(
          folder + " lacks " + Some.of("tensor", missing) + ", which this model needs." + MEND);
    }
    if (!surplus.isEmpty()) {
      problems.add(
          folder
              + " holds "
              + Some.of("tensor", surplus)
              + ", for which an encoder of the sizes in config.json has no place."
              + MEND);
    }
    return problems;
  }

  /** The weights of the architecture that config.json names, the encoder's if it is unknown. */
  private List<WeightShape> expected() {
    String architecture = config.path("architectures").path(0).asText();
    Optional<ModelKind> kind = ModelKind.of(architecture.replaceFirst("^Mcl", "Electra"));
    if (kind.isPresent()) {
      return kind.get().allWeights(sizes, ModelLabels.of(folder, config).size());
    }
    Encoder encoder = new Encoder(sizes);
    return WeightShape.all(encoder.sharedWeights(), encoder.ownWeights());
  }

  private boolean differs(WeightShape weight) {
    TensorHeader header = weights.get(weight.name());
    return header != null && !Arrays.equals(header.shape().toArray(), weight.shape().getShape());
  }

  private String difference(WeightShape weight) {
    TensorHeader header = weights.get(weight.name());
    boolean ofLabels = weight.name().startsWith(WeightNames.CLASSIFIER);
    return String.format(
        Locale.ROOT,
        "%s: tensor \"%s\" has the shape %s, but config.json%s asks for %s.%s",
        folder,
        header.name(),
        header.shape(),
        ofLabels ? " (by its labels, field \"id2label\")" : "",
        TensorShape.of(weight.shape().getShape()),
        MEND);
  }
}
