package mcl.base.safetensors;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes either open or are refused with a sentence for the user.
 *
 * <p>{@code mvn verify} tries the seeds below and what earlier searches have found. To search on,
 * guided by coverage, one method at a time for up to ten minutes:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl base test -Dtest='TensorFileFuzzTest#anyHeaderOpensOrIsRefused'
 * </pre>
 *
 * <p>A finding is put below {@code src/test/resources/mcl/base/safetensors}: commit it with its
 * remedy.
 */
final class TensorFileFuzzTest {
  private static final int DATA_BYTES = 16;

  @TempDir static Path folder;

  @MethodSource("files")
  @FuzzTest(maxDuration = "10m")
  void anyBytesOpenOrAreRefused(byte[] bytes) {
    HostileBytes.open(folder.resolve("fuzz.safetensors"), bytes);
  }

  /** Bytes 0 to 8 are made to fit, so that the search spends its time on what follows. */
  @MethodSource("headers")
  @FuzzTest(maxDuration = "10m")
  void anyHeaderOpensOrIsRefused(byte[] header) {
    HostileBytes.open(folder.resolve("fuzz.safetensors"), RawFile.of(header, DATA_BYTES));
  }

  @MethodSource("indexes")
  @FuzzTest(maxDuration = "10m")
  void anyIndexOpensOrIsRefused(byte[] index) throws IOException {
    Path shard = folder.resolve("shard.safetensors");
    if (!Files.exists(shard)) {
      RawFile.write(
          shard, headers().map(header -> RawFile.of(header, DATA_BYTES)).findFirst().get());
    }
    try (TensorSource set =
        ShardedTensorFile.open(RawFile.write(folder.resolve("index.json"), index))) {
      set.names().forEach(set::bytes);
    } catch (UserException e) {
      // Refused, as most are.
    }
  }

  static Stream<byte[]> files() throws IOException {
    byte[] golden = Files.readAllBytes(GoldenFileTest.resource());
    Stream<byte[]> cutShort = Stream.of(golden, Arrays.copyOf(golden, golden.length - 1));
    Stream<byte[]> lengths =
        Stream.of(-1L, 0L, 3L, 99_999_999L).map(length -> RawFile.withLength(length, "{}"));
    return Stream.of(cutShort, lengths, headers().map(header -> RawFile.of(header, DATA_BYTES)))
        .flatMap(seeds -> seeds);
  }

  static Stream<byte[]> headers() {
    return texts(
        "{'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]},"
            + "'b':{'dtype':'I64','shape':[],'data_offsets':[8,16]}}",
        "{'__metadata__':{'format':'pt'},'a':{'dtype':'BF16','shape':[8],'data_offsets':[0,16]}}",
        "{'a':{'dtype':'F4','shape':[2,16],'data_offsets':[0,16],'x':[{}]}}",
        "{'a':{'dtype':'U8','shape':[0,281474976710656],'data_offsets':[0,0]}} ");
  }

  static Stream<byte[]> indexes() {
    return texts(
        "{'metadata':{'total_size':16},'weight_map':{'a':'shard.safetensors','b':'shard.safetensors'}}",
        "{'metadata':{'total_size':1.6e1},'weight_map':{'a':'../shard.safetensors'}}",
        "{'weight_map':{}}");
  }

  private static Stream<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
