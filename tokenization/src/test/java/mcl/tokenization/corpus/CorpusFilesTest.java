package mcl.tokenization.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mcl.base.check.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    List<String> names =
        List.of("b.txt", "a.txt", "a.jsonl", "sub/c.txt", "sub/deep/d.txt", ".git/e.txt", ".f.txt");
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  @Test
  void aDirectoryIsAllFilesBelowItInOrderWithoutHiddenOnes() throws IOException {
    assertEquals(List.of("a.jsonl", "a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"), expand(""));
  }

  @Test
  void globsMatchSegments() throws IOException {
    assertEquals(List.of("a.txt", "b.txt"), expand("*.txt"));
    assertEquals(List.of("sub/c.txt", "sub/deep/d.txt"), expand("sub/**.txt"));
    assertEquals(List.of("sub/deep/d.txt"), expand("*/*/?.txt"));
    assertEquals(List.of("a.jsonl", "a.txt"), expand("[ac].{txt,jsonl}"));
  }

  @Test
  void aFileNamedTwiceIsReadOnce() throws IOException {
    assertEquals(List.of("b.txt", "a.txt"), expand("b.txt", "*.txt", "sub/../a.txt"));
  }

  @Test
  void aFileMayHaveTheNameOfAGlob() throws IOException {
    Files.writeString(folder.resolve("[a].txt"), "x");
    assertEquals(List.of("[a].txt"), expand("[a].txt"));
  }

  @Test
  void linksAreFollowedAndCirclesAreNot() throws IOException {
    Path link = folder.resolve("sub/deep/up");
    Files.createSymbolicLink(link, folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
    assertEquals(List.of("sub/c.txt", "sub/deep/d.txt"), expand("sub"));
  }

  @Test
  void reject_whatNamesNothing() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    for (String argument : List.of("gone.txt", "*.csv", "gone/*", "empty", "{a")) {
      UserException e = assertThrows(UserException.class, () -> expand(argument));
      assertTrue(e.getMessage().contains(argument), e.getMessage());
    }
    assertThrows(UserException.class, () -> CorpusFiles.expand(List.of()));
  }

  private List<String> expand(String... arguments) throws IOException {
    List<String> full = Arrays.stream(arguments).map(name -> folder + "/" + name).toList();
    return CorpusFiles.expand(full).stream()
        .map(input -> folder.relativize(input.path().normalize()).toString().replace('\\', '/'))
        .toList();
  }
}
