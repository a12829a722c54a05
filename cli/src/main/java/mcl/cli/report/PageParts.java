package mcl.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import mcl.base.check.Require;
import mcl.base.files.Sha256;

/**
 * Style sheets and scripts that are written into the page: our own, and uPlot (MIT) from the class
 * path, where the WebJar org.webjars.npm:uplot puts it.
 */
final class PageParts {
  private static final String WEB_JAR = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final String WEB_FOLDER = "/META-INF/resources/webjars/uplot/";

  private PageParts() {}

  static String style() {
    return embeddable(text("report.css"));
  }

  static String script() {
    return embeddable(text("report.js"));
  }

  static String chartStyle() {
    return embeddable(text(WEB_FOLDER + chartVersion() + "/dist/uPlot.min.css"));
  }

  static String chartScript() {
    return embeddable(text(WEB_FOLDER + chartVersion() + "/dist/uPlot.iife.min.js"));
  }

  static String chartLicence() {
    return text(WEB_FOLDER + chartVersion() + "/LICENSE");
  }

  static String chartVersion() {
    Properties pom = new Properties();
    try (InputStream in = open(WEB_JAR)) {
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pom.getProperty("version");
  }

  /** The name by which a content security policy allows this text and no other. */
  static String policyHash(String content) {
    String hex = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)) + "'";
  }

  /** Line breaks as a browser reads them, or the hash in the policy would not fit. */
  private static String embeddable(String resource) {
    String content = resource.replace("\r\n", "\n");
    String lower = content.toLowerCase(Locale.ROOT);
    Require.state(
        !lower.contains("</script") && !lower.contains("</style") && !lower.contains("<!--"),
        "a script or style sheet would end its own element");
    return content;
  }

  private static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = PageParts.class.getResourceAsStream(name);
    Require.state(in != null, "%s is not on the class path", name);
    return in;
  }
}
