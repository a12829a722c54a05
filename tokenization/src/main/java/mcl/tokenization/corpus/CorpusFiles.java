package mcl.tokenization.corpus;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mcl.base.check.UserException;

/**
 * What the user names to what is read: a file is itself; a directory is all files below it, except
 * hidden ones; a glob ({@code *}, {@code **}, {@code ?}, {@code [a-z]}, {@code {a,b}}) is the files
 * it matches; {@code -} is standard input. Directories and globs are read in the order of their
 * paths, links are followed, and a file named twice is read once.
 */
public final class CorpusFiles {
  private CorpusFiles() {}

  /**
   * Expands arguments in their order.
   *
   * @throws UserException if an argument names nothing
   */
  public static List<CorpusInput> expand(List<String> arguments) throws IOException {
    Map<Object, CorpusInput> inputs = new LinkedHashMap<>();
    for (String argument : arguments) {
      if (argument.equals("-")) {
        inputs.putIfAbsent("-", CorpusInput.standardInput());
        continue;
      }
      for (Path path : paths(argument)) {
        CorpusInput input = new CorpusInput(path.toString(), path);
        inputs.putIfAbsent(path.toAbsolutePath().normalize(), input);
      }
    }
    if (inputs.isEmpty()) {
      throw new UserException(
          "No corpus was named. Name files, directories, globs, or - for standard input.");
    }
    return List.copyOf(inputs.values());
  }

  private static List<Path> paths(String argument) throws IOException {
    Path path = pathOrNull(argument);
    if (path != null && Files.isDirectory(path)) {
      return nonEmpty(filesBelow(path, file -> true), argument, "holds no files");
    }
    if (path != null && Files.exists(path)) {
      return List.of(path);
    }
    if (!GlobPattern.isGlob(argument)) {
      throw UserException.of("%s does not exist. Check the path of the corpus.", argument);
    }
    GlobPattern glob = GlobPattern.parse(argument);
    List<Path> found =
        Files.isDirectory(glob.root()) ? filesBelow(glob.root(), glob::matches) : List.of();
    return nonEmpty(found, argument, "matches no file");
  }

  private static List<Path> nonEmpty(List<Path> paths, String argument, String what) {
    if (paths.isEmpty()) {
      throw UserException.of("%s %s. Check the path of the corpus.", argument, what);
    }
    return paths;
  }

  /** Null for what cannot be a path here, such as a glob on Windows. */
  private static Path pathOrNull(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<Path> filesBelow(Path root, Predicate<Path> wanted) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skip = !folder.equals(root) && isHidden(folder);
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file) && wanted.test(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            boolean link = failure instanceof FileSystemLoopException || !Files.exists(file);
            if (link) { // in a circle, or to nothing
              return FileVisitResult.CONTINUE;
            }
            throw UserException.of("%s cannot be read: %s.", file, failure.getMessage());
          }
        });
    files.sort(Comparator.comparing(CorpusFiles::portable));
    return files;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  /** The same order on every platform. */
  private static String portable(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }
}
