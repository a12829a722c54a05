package mcl.base.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/**
 * The index of a sharded set of tensors.
 *
 * @param weightMap name of a tensor to the file name of its shard, in the order of the index
 * @param metadata total_size and whatever else the index states
 */
record ShardIndex(Path path, Map<String, String> weightMap, JsonNode metadata) {

  /** Reads an index and checks all that can be checked without its shards. */
  static ShardIndex read(Path path) {
    JsonNode root = tree(path);
    JsonNode weights = root.path("weight_map");
    if (!weights.isObject()) {
      throw UserException.of(
          "%s is no index of safetensors shards: it has no object \"weight_map\".", path);
    }
    Map<String, String> weightMap = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : weights.properties()) {
      weightMap.put(entry.getKey(), shardName(path, entry.getKey(), entry.getValue()));
    }
    return new ShardIndex(path, Collections.unmodifiableMap(weightMap), root.path("metadata"));
  }

  /** The file names of the shards, in the order of their first mention. */
  Set<String> shards() {
    return new LinkedHashSet<>(weightMap.values());
  }

  /** Where a shard must lie. */
  Path locate(String shard) {
    Path file = path.resolveSibling(shard);
    if (!Files.exists(file)) {
      throw fault("names the shard %s, which does not exist", Quote.of(shard));
    }
    return file;
  }

  /** Checks that index and shards agree. */
  void check(Map<String, TensorFile> shards) {
    weightMap.forEach(
        (name, shard) -> {
          if (!shards.get(shard).contains(name)) {
            throw fault(
                "places tensor %s in %s, which does not hold it", Quote.of(name), Quote.of(shard));
          }
        });
    shards.forEach((shard, file) -> file.names().forEach(name -> checkPlace(name, shard)));
    checkTotalSize(shards);
  }

  private void checkPlace(String name, String shard) {
    String place = weightMap.get(name);
    if (place == null) {
      throw fault("does not list tensor %s, which %s holds", Quote.of(name), Quote.of(shard));
    }
    if (!place.equals(shard)) {
      throw fault(
          "has tensor %s in two shards: %s and %s",
          Quote.of(name), Quote.of(place), Quote.of(shard));
    }
  }

  private void checkTotalSize(Map<String, TensorFile> shards) {
    JsonNode stated = metadata.path("total_size");
    if (stated.isMissingNode()) {
      return;
    }
    long actual = 0;
    for (TensorFile shard : shards.values()) {
      for (String name : shard.names()) {
        actual += shard.header(name).byteSize();
      }
    }
    boolean same =
        stated.canConvertToExactIntegral()
            && stated.decimalValue().compareTo(BigDecimal.valueOf(actual)) == 0;
    if (!same) {
      throw fault(
          "gives %s as total_size, but its tensors take %d bytes",
          Quote.shortened(stated.toString()), actual);
    }
  }

  private static String shardName(Path path, String tensor, JsonNode value) {
    if (!value.isTextual() || !staysBeside(value.asText())) {
      throw UserException.of(
          "%s, weight_map, tensor %s: %s is no name of a file beside the index; absolute paths and"
              + " .. are refused.",
          path, Quote.of(tensor), Quote.shortened(value.toString()));
    }
    return value.asText();
  }

  /** Whether a path stays inside its folder under the rules of every operating system. */
  private static boolean staysBeside(String name) {
    boolean foreign = name.chars().anyMatch(c -> c < ' ' || ":\\<>\"|?*".indexOf(c) >= 0);
    List<String> parts = List.of(name.split("/", -1));
    return !foreign && !parts.contains("") && !parts.contains("..");
  }

  private static JsonNode tree(Path path) {
    try {
      if (Files.size(path) > HeaderReader.MAX_HEADER_BYTES) {
        throw UserException.of("%s is too large for an index: %d bytes.", path, Files.size(path));
      }
      return Json.tree(Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new UserException(path + " does not exist.", e);
    } catch (CharacterCodingException e) {
      throw new UserException(path + " is not UTF-8.", e);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UserException(path + ", line " + line + ": not valid JSON: " + Json.fault(e), e);
    } catch (IOException e) {
      throw UserException.cannotRead(path, e);
    }
  }

  private UserException fault(String pattern, Object... values) {
    return UserException.of(
        "%s %s. Save or download the set again.",
        path, String.format(Locale.ROOT, pattern, values));
  }
}
