package mcl.cli.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;

/** The files of a folder. */
final class FileFacts {
  private FileFacts() {}

  /** Each file that stands in the folder itself: name, bytes, hash. */
  static List<Facts> in(Path folder, Detail detail) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Facts> facts = new ArrayList<>();
      for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
        facts.add(of(file, detail));
      }
      return facts;
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  /** One file. */
  static Facts of(Path file, Detail detail) {
    try {
      return new Facts()
          .put("file", file.getFileName().toString())
          .put("bytes", Files.size(file))
          .put("sha256", detail.hashes() ? Sha256.of(file) : "");
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  /** All bytes below a folder. */
  static long bytes(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }
}
