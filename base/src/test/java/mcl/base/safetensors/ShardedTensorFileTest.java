package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardedTensorFileTest {
  private static final String ONE = "model-00001-of-00002.safetensors";
  private static final String TWO = "model-00002-of-00002.safetensors";
  private static final String REPAIR = " Save or download the set again.";

  @TempDir Path folder;
  private Path index;

  @BeforeEach
  void writeShards() throws IOException {
    index = folder.resolve(ShardedTensorFile.USUAL_NAME);
    shard(ONE, NamedTensor.of("a", TensorShape.of(2), new float[] {1, 2}));
    shard(
        TWO,
        NamedTensor.of("b", TensorShape.of(1), new int[] {3}),
        NamedTensor.of("c", TensorShape.of(1), new long[] {4}));
  }

  @Test
  void readsEachTensorFromItsShard() {
    write("{'metadata':{'total_size':20},'weight_map':{'a':'$1','b':'$2','c':'$2'}}");
    try (TensorSource set = TensorSource.open(folder)) {
      assertEquals(List.of("a", "c", "b"), set.names());
      assertEquals(Map.of("total_size", "20"), set.metadata());
      assertArrayEquals(new float[] {1, 2}, set.floats("a"));
      assertArrayEquals(new int[] {3}, set.ints("b"));
      assertEquals(Dtype.I64, set.header("c").dtype());
      assertTrue(set.contains("c"));
      assertFalse(set.contains("d"));
    }
  }

  @Test
  void accept_whenTotalSizeIsLeftOutOrWrittenAsAFloat() {
    write("{'weight_map':{'a':'$1','b':'$2','c':'$2'}}");
    ShardedTensorFile.open(index).close();
    write("{'metadata':{'total_size':20.0},'weight_map':{'a':'$1','b':'$2','c':'$2'}}");
    ShardedTensorFile.open(index).close();
  }

  @Test
  void accept_whenThereAreNoShards() {
    write("{'metadata':{'total_size':0},'weight_map':{}}");
    assertEquals(List.of(), ShardedTensorFile.open(index).names());
  }

  @Test
  void singleFileIsPreferredToAnIndex() throws IOException {
    write("{'weight_map':{'a':'$1','b':'$2','c':'$2'}}");
    shard(TensorFile.USUAL_NAME, NamedTensor.of("w", TensorShape.of(), new float[1]));
    assertEquals(List.of("w"), TensorSource.open(folder).names());
  }

  @Test
  void reject_folderWithoutTensors() {
    assertEquals(
        folder + " holds neither model.safetensors nor model.safetensors.index.json.",
        assertThrows(UserException.class, () -> TensorSource.open(folder)).getMessage());
  }

  @Test
  void reject_whenShardIsMissing() {
    assertRefused(
        " names the shard \"gone.safetensors\", which does not exist." + REPAIR,
        "{'weight_map':{'a':'$1','b':'gone.safetensors','c':'$2'}}");
  }

  @Test
  void reject_whenTensorIsMissing() {
    assertRefused(
        " places tensor \"b\" in \"" + ONE + "\", which does not hold it." + REPAIR,
        "{'weight_map':{'a':'$1','b':'$1','c':'$2'}}");
  }

  @Test
  void reject_whenTensorIsInTwoShards() throws IOException {
    shard(
        TWO,
        NamedTensor.of("a", TensorShape.of(), new float[1]),
        NamedTensor.of("b", TensorShape.of(), new float[1]));
    assertRefused(
        " has tensor \"a\" in two shards: \"" + ONE + "\" and \"" + TWO + "\"." + REPAIR,
        "{'weight_map':{'a':'$1','b':'$2'}}");
  }

  @Test
  void reject_whenTensorIsNotListed() {
    assertRefused(
        " does not list tensor \"c\", which \"" + TWO + "\" holds." + REPAIR,
        "{'weight_map':{'a':'$1','b':'$2'}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"19", "21", "20.5", "'20'", "null", "-1"})
  void reject_whenTotalSizeIsWrong(String size) {
    assertRefused(
        " gives "
            + size.replace('\'', '"')
            + " as total_size, but its tensors take 20 bytes."
            + REPAIR,
        "{'metadata':{'total_size':" + size + "},'weight_map':{'a':'$1','b':'$2','c':'$2'}}");
  }

  @Test
  void reject_whenTotalSizeIsBeyondAllNumbers() {
    String message = refusal("{'metadata':{'total_size':1e999},'weight_map':{}}");
    assertTrue(message.startsWith(" gives \"Infinity\" as total_size"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../x.safetensors",
        "a/../../x.safetensors",
        "C:/x.safetensors",
        "..\\\\x.safetensors",
        "\\\\\\\\host\\\\x",
        "a\\u0000b",
        "",
        "a//b"
      })
  void reject_whenPathLeadsElsewhere(String path) {
    String message = refusal("{'weight_map':{'a':'" + path + "'}}");
    assertTrue(message.startsWith(", weight_map, tensor \"a\": \""), message);
    assertTrue(message.endsWith("absolute paths and .. are refused."), message);
  }

  @Test
  void reject_whenPathIsNoString() {
    String message = refusal("{'weight_map':{'a':1}}");
    assertTrue(message.startsWith(", weight_map, tensor \"a\": 1 is no name"), message);
  }

  @Test
  void reject_whenNotAnIndex() {
    String expected = " is no index of safetensors shards: it has no object \"weight_map\".";
    assertRefused(expected, "{}");
    assertRefused(expected, "[]");
    assertRefused(expected, "");
    assertRefused(expected, "{'weight_map':[]}");
  }

  @Test
  void reject_whenNotJson() {
    String message = refusal("{'weight_map':\n{'a':}}");
    assertTrue(message.startsWith(", line 2: not valid JSON: Unexpected character"), message);
    String twice = refusal("{'weight_map':{'a':'$1',\n'a':'$2'}}");
    assertTrue(twice.startsWith(", line 2: not valid JSON: Duplicate field 'a'"), twice);
  }

  @Test
  void reject_whenNotUtf8() throws IOException {
    Files.write(index, new byte[] {'{', (byte) 0xFF, '}'});
    assertEquals(index + " is not UTF-8.", message());
  }

  @Test
  void reject_whenIndexIsMissing() {
    assertEquals(index + " does not exist.", message());
  }

  @Test
  void reject_unknownNameWithASuggestion() {
    write("{'weight_map':{'a':'$1','b':'$2','c':'$2'}}");
    ShardedTensorFile set = ShardedTensorFile.open(index);
    assertEquals(
        index + " has no tensor \"A\". Did you mean \"a\"?",
        assertThrows(UserException.class, () -> set.header("A")).getMessage());
  }

  @Test
  void closedSetIsNotRead() {
    write("{'weight_map':{'a':'$1','b':'$2','c':'$2'}}");
    ShardedTensorFile set = ShardedTensorFile.open(index);
    set.close();
    assertThrows(IllegalStateException.class, () -> set.floats("a"));
    assertThrows(IllegalStateException.class, set::names);
    assertThrows(IllegalStateException.class, set::metadata);
  }

  private void shard(String name, NamedTensor... tensors) throws IOException {
    TensorFileWriter.write(folder.resolve(name), Map.of(), List.of(tensors));
  }

  private void write(String text) {
    String json = text.replace("$1", ONE).replace("$2", TWO).replace('\'', '"');
    RawFile.write(index, json.getBytes(StandardCharsets.UTF_8));
  }

  private String message() {
    return assertThrows(UserException.class, () -> ShardedTensorFile.open(index)).getMessage();
  }

  private String refusal(String text) {
    write(text);
    String message = message();
    assertTrue(message.startsWith(index.toString()), message);
    return message.substring(index.toString().length());
  }

  private void assertRefused(String expected, String text) {
    assertEquals(expected, refusal(text));
  }
}
