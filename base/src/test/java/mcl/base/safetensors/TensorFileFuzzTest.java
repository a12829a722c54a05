package mcl.base.safetensors;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes either open or are refused with a sentence for the user.
 *
 * <p>{@code mvn verify} tries the seeds below and what earlier runs have found. To search on,
 * guided by coverage:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl base test -Dtest=TensorFileFuzzTest -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
final class TensorFileFuzzTest {
  @TempDir static Path folder;

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10m")
  void anyBytesOpenOrAreRefused(byte[] bytes) {
    HostileBytes.open(folder.resolve("fuzz.safetensors"), bytes);
  }

  static Stream<byte[]> seeds() throws IOException {
    byte[] golden = Files.readAllBytes(GoldenFileTest.resource());
    return Stream.of(
        golden,
        Arrays.copyOf(golden, golden.length - 1),
        RawFile.of("{}", 0),
        RawFile.of("{'__metadata__':{'format':'pt'}}", 0),
        RawFile.of("{'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]}}", 8),
        RawFile.of("{'a':{'dtype':'F4','shape':[2],'data_offsets':[0,1],'x':[{}]}}", 1),
        RawFile.withLength(-1, "{}"),
        RawFile.withLength(99_999_999, "{}"));
  }
}
