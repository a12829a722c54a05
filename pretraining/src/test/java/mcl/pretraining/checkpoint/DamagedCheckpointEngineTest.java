package mcl.pretraining.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.pretraining.StoppableRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of every kind, in every file, is found and named, and the older checkpoint is used. */
final class DamagedCheckpointEngineTest {
  private static final int BYTES_OF_A_FILE = 25;

  @TempDir static Path folder;
  private static Path run;
  private static Path older;
  private static Path newer;

  @BeforeAll
  static void saveTwo() throws IOException {
    run = folder.resolve("run");
    new StoppableRun(StoppableRun.everything(), run).begin(6);
    older = run.resolve("checkpoint-4");
    newer = run.resolve("checkpoint-6");
    assertEquals(newer, new CheckpointFolders(run).newestSound().sound().orElseThrow());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> entries = Files.walk(newer)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The older one is found, and what is wrong with the newer one is said. */
  private static void assertFound(String... words) throws IOException {
    CheckpointFolders.Found found = new CheckpointFolders(run).newestSound();
    assertEquals(older, found.sound().orElseThrow());
    String fault = found.faults().get(newer);
    for (String word : words) {
      assertTrue(fault.contains(word), word + " in: " + fault);
    }
  }

  @Test
  void aCheckpointHasTheseFiles() throws IOException {
    List<String> names = files().stream().map(file -> newer.relativize(file).toString()).toList();
    assertTrue(
        names.containsAll(
            List.of(
                "checksums.json",
                "run.json",
                "generator/model.safetensors",
                "discriminator/config.json",
                "discriminator/vocab.txt",
                "training/state.json",
                "training/weights.safetensors",
                "training/first-moments.safetensors",
                "training/second-moments.safetensors")),
        names.toString());
  }

  @Test
  void anyByteOfAnyFile() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    for (Path file : files()) {
      for (int i = 0; i < BYTES_OF_A_FILE; i++) {
        long place = random.nextLong(Files.size(file));
        int mask = 1 + random.nextInt(255);
        flip(file, place, mask);
        assertFound(newer.relativize(file).toString());
        flip(file, place, mask);
      }
    }
    assertEquals(newer, new CheckpointFolders(run).newestSound().sound().orElseThrow());
  }

  private static void flip(Path file, long place, int mask) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(place);
      int value = bytes.read();
      bytes.seek(place);
      bytes.write(value ^ mask);
    }
  }

  @Test
  void anyFileCutOffOrGrownOrEmptyOrGone() throws IOException {
    for (Path file : files()) {
      byte[] all = Files.readAllBytes(file);
      String name = newer.relativize(file).toString();
      Files.write(file, Arrays.copyOf(all, all.length - 1));
      assertFound(name);
      Files.write(file, Arrays.copyOf(all, all.length + 1));
      assertFound(name);
      Files.write(file, new byte[0]);
      assertFound(name);
      Files.delete(file);
      assertFound(name, "is missing");
      Files.write(file, all);
    }
    assertEquals(newer, new CheckpointFolders(run).newestSound().sound().orElseThrow());
  }

  @Test
  void aFileTooMany_isNoDamage() throws IOException {
    Path note = Files.writeString(newer.resolve("note.txt"), "mine");
    assertEquals(newer, new CheckpointFolders(run).newestSound().sound().orElseThrow());
    Files.delete(note);
  }

  @Test
  void weightsAlone_areNothingToGoOnFrom() throws IOException {
    Path training = newer.resolve("training");
    Path aside = folder.resolve("training");
    byte[] sums = Files.readAllBytes(newer.resolve(Checksums.FILE));
    Files.move(training, aside);
    Files.delete(newer.resolve(Checksums.FILE));
    assertFound("checksums.json is missing");
    Checksums.write(newer);
    assertFound("it holds the weights alone");
    Files.move(aside, training);
    Files.write(newer.resolve(Checksums.FILE), sums);
  }

  @Test
  void aLaterFormat_isRefusedAndNotTakenForDamage() throws IOException {
    Path sums = newer.resolve(Checksums.FILE);
    String text = Files.readString(sums);
    String later = text.replace("\"format\" : 1", "\"format\" : 2");
    int hash = later.lastIndexOf("\"sha256\" : \"") + 12;
    String zeros = later.substring(0, hash) + "0".repeat(64) + later.substring(hash + 64);
    String own = Sha256.of(zeros.getBytes(StandardCharsets.UTF_8));
    Files.writeString(sums, zeros.replace("0".repeat(64), own));
    String message =
        assertThrows(UserException.class, () -> new CheckpointFolders(run).newestSound())
            .getMessage();
    assertTrue(message.startsWith(newer + " is a checkpoint of format 2"), message);
    Files.writeString(sums, text);
  }

  @Test
  void whatIsSetAside_isKeptUnderANewName() throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("checkpoint-8"));
    assertEquals(
        Map.of(other.resolve("checkpoint-8"), "checksums.json is missing"),
        new CheckpointFolders(other).newestSound().faults());
    assertEquals(
        other.resolve("checkpoint-8.damaged"),
        CheckpointFolders.setAside(other.resolve("checkpoint-8")));
    Files.createDirectories(other.resolve("checkpoint-8"));
    assertEquals(
        other.resolve("checkpoint-8.damaged-2"),
        CheckpointFolders.setAside(other.resolve("checkpoint-8")));
    assertEquals(List.of(), new CheckpointFolders(other).steps());
    assertFalse(Files.exists(other.resolve("checkpoint-8")));
  }
}
