package mcl.tokenization.corpus;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;
import mcl.base.check.UserException;

/**
 * A glob taken apart: the folder before the first segment with a wild card, and what a path below
 * it has to look like.
 */
record GlobPattern(Path root, PathMatcher matcher) {
  private static final String WILD = "*?[{";

  static boolean isGlob(String argument) {
    return argument.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
  }

  static GlobPattern parse(String argument) {
    String glob = argument.replace(File.separatorChar, '/');
    int wild = 0;
    while (WILD.indexOf(glob.charAt(wild)) < 0) {
      wild++;
    }
    int split = glob.lastIndexOf('/', wild);
    String root = split < 0 ? "" : split == 0 ? "/" : glob.substring(0, split);
    try {
      PathMatcher matcher =
          FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(split + 1));
      return new GlobPattern(Path.of(root), matcher);
    } catch (PatternSyntaxException e) {
      throw UserException.of("%s is not a valid glob: %s.", argument, e.getDescription());
    }
  }

  boolean matches(Path file) {
    return matcher.matches(root.relativize(file));
  }
}
