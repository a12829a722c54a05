package mcl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import mcl.base.check.Require;

/**
 * Which code this is.
 *
 * @param version the Maven version
 * @param commit the git commit as the launcher saw it when it built; "unknown" in other builds
 */
public record BuildVersion(String version, String commit) {
  /** What the build wrote into the class path. */
  public static BuildVersion current() {
    Properties properties = new Properties();
    try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
      Require.state(in != null, "build.properties is missing from the class path");
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildVersion(properties.getProperty("version"), properties.getProperty("commit"));
  }

  @Override
  public String toString() {
    return "MCL for Java " + version + ", commit " + commit;
  }
}
