package mcl.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import mcl.cli.OutsideCheck;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium, without any network, that shows pages from files. */
final class Browser implements AutoCloseable {
  private static final String REPAIR = "apt-get install chromium chromium-driver (Debian)";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** How a page is shown. */
  enum Look {
    PHONE_LIGHT(390, "light"),
    PHONE_DARK(390, "dark"),
    DESKTOP_LIGHT(1280, "light"),
    DESKTOP_DARK(1280, "dark");

    private final int width;
    private final String scheme;

    Look(int width, String scheme) {
      this.width = width;
      this.scheme = scheme;
    }

    private boolean phone() {
      return width < 500;
    }
  }

  /**
   * Starts it, if it is installed.
   *
   * @param profile a new folder
   */
  static Browser start(Path profile) {
    Path chromium = OutsideCheck.program(REPAIR, "chromium", "chromium-browser", "google-chrome");
    Path chromedriver = OutsideCheck.program(REPAIR, "chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Opens a page so that it looks like this. */
  Browser show(Path page, Look look) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            look.width,
            "height",
            look.phone() ? 844 : 900,
            "deviceScaleFactor",
            look.phone() ? 2 : 1,
            "mobile",
            look.phone()));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.scheme))));
    driver.get(page.toUri().toString());
    return this;
  }

  /** Runs a script in the page. */
  Object run(String script) {
    return driver.executeScript(script);
  }

  /** What the page has complained of since the last call: errors of scripts, refused requests. */
  List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** Takes a picture of the whole page. */
  void picture(Path file) throws IOException {
    Number height = (Number) run("return Math.min(document.documentElement.scrollHeight, 16000)");
    Number width = (Number) run("return document.documentElement.clientWidth");
    Map<String, Object> whole =
        Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", whole));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode((String) answer.get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
