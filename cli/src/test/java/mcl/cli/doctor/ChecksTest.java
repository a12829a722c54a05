package mcl.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import mcl.cli.doctor.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check is shown a machine on which it should say something. */
final class ChecksTest {
  @TempDir Path root;
  private final Properties system = new Properties();

  private Surroundings machine(Map<String, String> environment) {
    return new Surroundings(environment, system, root);
  }

  private void linux(String arch) {
    system.setProperty("os.name", "Linux");
    system.setProperty("os.arch", arch);
  }

  private void file(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private static void assertLevel(Level expected, Finding finding) {
    assertEquals(expected, finding.level(), finding.toString());
    assertEquals(expected != Level.OK, !finding.remedy().isEmpty(), finding.toString());
  }

  @Test
  void system_failsWithoutANativePyTorch() {
    linux("riscv64");
    assertLevel(Level.FAIL, new SystemCheck().look(machine(Map.of())).get(0));
    linux("aarch64");
    assertLevel(Level.OK, new SystemCheck().look(machine(Map.of())).get(0));
  }

  @Test
  void system_failsOnMusl() throws IOException {
    linux("amd64");
    file("lib/ld-musl-x86_64.so.1", "");
    assertLevel(Level.FAIL, new SystemCheck().look(machine(Map.of())).get(0));
    file("lib64/ld-linux-x86-64.so.2", "");
    assertLevel(Level.OK, new SystemCheck().look(machine(Map.of())).get(0));
  }

  @Test
  void locale_warnsWhenFileNamesAreAscii() {
    linux("amd64");
    system.setProperty("sun.jnu.encoding", "ANSI_X3.4-1968");
    assertLevel(Level.WARN, new LocaleCheck().look(machine(Map.of())).get(0));
    system.setProperty("sun.jnu.encoding", "UTF-8");
    assertLevel(Level.OK, new LocaleCheck().look(machine(Map.of())).get(0));
  }

  @Test
  void memory_tellsTheContainersLimit() {
    Finding finding = MemoryCheck.finding(64 * Sizes.GIB, 8 * Sizes.GIB, 6 * Sizes.GIB);
    assertLevel(Level.OK, finding);
    assertEquals(
        "64.0 GiB physical, this container may use 8.0 GiB, 6.0 GiB available", finding.found());
  }

  @Test
  void memory_warnsWhenLittleIsFree() {
    assertLevel(Level.WARN, MemoryCheck.finding(64 * Sizes.GIB, 64 * Sizes.GIB, Sizes.GIB));
  }

  @Test
  void allocator_namesWhatIsMissing() {
    linux("amd64");
    Finding finding = new AllocatorCheck().look(machine(Map.of("MALLOC_ARENA_MAX", "1"))).get(0);
    assertLevel(Level.WARN, finding);
    assertTrue(finding.remedy().contains("MALLOC_TOP_PAD_=268435456"), finding.remedy());
    assertTrue(!finding.remedy().contains("MALLOC_ARENA_MAX"), finding.remedy());
  }

  @Test
  void allocator_warnsOfSeveralArenas() {
    linux("amd64");
    Map<String, String> set = new HashMap<>(AllocatorCheck.WANTED);
    set.put("MALLOC_ARENA_MAX", "2");
    Finding finding = new AllocatorCheck().look(machine(set)).get(0);
    assertLevel(Level.WARN, finding);
    assertTrue(finding.remedy().contains("MALLOC_ARENA_MAX=1"), finding.remedy());
  }

  @Test
  void allocator_isWellWhenSetOrReplacedOrNotGlibc() {
    linux("amd64");
    assertLevel(Level.OK, new AllocatorCheck().look(machine(AllocatorCheck.WANTED)).get(0));
    Map<String, String> preload = Map.of("LD_PRELOAD", "libjemalloc.so.2");
    assertLevel(Level.OK, new AllocatorCheck().look(machine(preload)).get(0));
    system.setProperty("os.name", "Mac OS X");
    assertLevel(Level.OK, new AllocatorCheck().look(machine(Map.of())).get(0));
  }

  @Test
  void cache_isWellWhereItCanBeMade() throws IOException {
    assertLevel(Level.OK, CacheCheck.finding(root.resolve("new").resolve("cache")));
  }

  @Test
  void cache_failsWhereAFileIsInTheWay() throws IOException {
    file("cache", "a file");
    assertLevel(Level.FAIL, CacheCheck.finding(root.resolve("cache").resolve("below")));
  }

  @Test
  void nativeLibrary_saysWhereItCameFrom() throws MalformedURLException {
    var jar = URI.create("jar:file:/m2/pytorch-native-cpu-2.7.1.jar!/native/lib/p").toURL();
    Map<String, String> path = Map.of("PYTORCH_LIBRARY_PATH", "/opt/torch/lib");
    Map<String, String> wheel = Map.of("PYTORCH_LIBRARY_PATH", "/t/lib", "MCL_TORCH", "/t");
    assertEquals(
        "unpacked from pytorch-native-cpu-2.7.1.jar",
        NativeLibraryCheck.origin(machine(Map.of()), jar));
    assertEquals("downloaded by DJL", NativeLibraryCheck.origin(machine(Map.of()), null));
    assertEquals("from PYTORCH_LIBRARY_PATH", NativeLibraryCheck.origin(machine(path), jar));
    assertEquals("from MCL_TORCH", NativeLibraryCheck.origin(machine(wheel), jar));
  }

  @Test
  void devices_warnWhenAGpuLiesIdle() {
    assertLevel(Level.OK, DeviceCheck.processor(false, false, 0));
    assertLevel(Level.WARN, DeviceCheck.processor(false, true, 0));
    assertLevel(Level.WARN, DeviceCheck.processor(true, true, 0));
    assertLevel(Level.OK, DeviceCheck.processor(true, true, 2));
  }

  @Test
  void threads_warnOfTooManyAndTooFew() {
    assertLevel(Level.OK, ThreadCheck.finding(4, 4, 8, "PyTorch"));
    assertLevel(Level.OK, ThreadCheck.finding(8, 4, 8, "PyTorch"));
    assertLevel(Level.WARN, ThreadCheck.finding(9, 4, 8, "PyTorch"));
    assertLevel(Level.WARN, ThreadCheck.finding(1, 4, 8, "PyTorch"));
  }

  @Test
  void threads_countCoresNotTheirHyperthreads() throws IOException {
    assertEquals(Optional.empty(), ThreadCheck.physicalCores(machine(Map.of())));
    for (int cpu = 0; cpu < 4; cpu++) {
      String siblings = cpu % 2 + "," + (cpu % 2 + 2) + "\n";
      file("sys/devices/system/cpu/cpu" + cpu + "/topology/thread_siblings_list", siblings);
    }
    assertEquals(Optional.of(2), ThreadCheck.physicalCores(machine(Map.of())));
  }

  @Test
  void selfTest_failsOnAWrongNumber() {
    float[] gradient = {4, 4, 6, 6};
    Finding right = SelfTestCheck.finding(Device.cpu(), new float[] {7, 10, 15, 22}, gradient);
    Finding wrong = SelfTestCheck.finding(Device.gpu(1), new float[] {7, 10, 15, 0}, gradient);
    assertLevel(Level.OK, right);
    assertLevel(Level.FAIL, wrong);
    assertTrue(wrong.found().startsWith("GPU 1: "), wrong.found());
  }

  @Test
  void brokenCheck_becomesAFinding() {
    Doctor doctor = new Doctor(machine(Map.of()));
    List<Finding> findings =
        doctor.run(
            "engine",
            surroundings -> {
              throw new IllegalStateException(
                  "no engine", new UnsatisfiedLinkError("version GLIBC_2.28 not found"));
            });
    assertEquals(1, findings.size());
    assertLevel(Level.FAIL, findings.get(0));
    assertEquals("UnsatisfiedLinkError: version GLIBC_2.28 not found", findings.get(0).found());
    assertTrue(findings.get(0).remedy().contains("too old"), findings.get(0).remedy());
  }
}
