package mcl.soups.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/**
 * Whether two {@code config.json} describe the same architecture. Fields that do not change what
 * the weights mean (dropout, types, versions) may differ; so may a field that only one of them has,
 * since its default is not known here.
 */
final class ConfigAgreement {
  /** The file's usual name. */
  static final String FILE = "config.json";

  private static final Pattern FREE =
      Pattern.compile(
          "_name_or_path|_commit_hash|transformers_version|torch_dtype|dtype|use_cache"
              + "|gradient_checkpointing|.*dropout.*|.*_drop|drop_.*|.*_pdrop|initializer_.*"
              + "|finetuning_task|problem_type|output_.*|return_dict|task_specific_params"
              + "|_attn_implementation.*");

  private ConfigAgreement() {}

  /** What differs, one entry for each field. */
  static List<String> differences(Path one, Path other) {
    Optional<JsonNode> first = read(one);
    Optional<JsonNode> second = read(other);
    List<String> found = new ArrayList<>();
    if (first.isPresent() && second.isPresent()) {
      for (Map.Entry<String, JsonNode> field : first.get().properties()) {
        JsonNode given = second.get().path(field.getKey());
        boolean free = FREE.matcher(field.getKey()).matches() || given.isMissingNode();
        if (!free && !same(field.getValue(), given)) {
          found.add(
              field.getKey() + " is " + shown(field.getValue()) + ", but here " + shown(given));
        }
      }
    }
    return found;
  }

  /** 1 and 1.0 are the same number. */
  private static boolean same(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.doubleValue() == other.doubleValue()
        : one.equals(other);
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }

  private static Optional<JsonNode> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.tree(Files.readString(file)));
    } catch (IOException e) {
      throw new UserException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
  }
}
