package mcl.courses.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import mcl.courses.DetectionKind;
import mcl.courses.TinyBatch;
import mcl.courses.corruption.Sequence;
import mcl.courses.corruption.SlotChooser;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * The sixth course of {@code docs/adding-a-course.md} compiles, is registered, and works. It is
 * given other names here, so that this holds also where somebody has followed the page to the
 * letter.
 */
final class AddingACourseTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path OUTPUT = MODULE.resolve("target/adding-a-course");
  private static final String COURSE = "mcl.courses.detection.CourseOfThePage";
  private static final String KIND = "mcl.courses.DetectionKind";

  /** From the page's names to those of this test. */
  private static final Map<String, String> NAMES =
      Map.of(
          "BorrowedTokenDetection", "CourseOfThePage",
          "\"borrowedToken\"", "\"courseOfThePage\"",
          "BORROWED_TOKEN(4, \"btd\"", "COURSE_OF_THE_PAGE(1_000_004, \"page\"");

  /** Compiled once, in whichever test comes first. */
  private static final class Compiled {
    static final URLClassLoader CLASSES = compile();
  }

  @Property(tries = 1_000)
  void theCourseKeepsTheLaws(
      @ForAll(supplier = Sequences.class) Sequence sequence, @ForAll long seed) throws Exception {
    SlotChooser chooser = new SlotChooser(0.15, TinyBatch.SPECIAL);
    Object course =
        Compiled.CLASSES.loadClass(COURSE).getConstructor(SlotChooser.class).newInstance(chooser);
    CourseLaws.check((DetectionCourse) course, sequence, seed);
  }

  @Property(tries = 1_000)
  void itsTestHolds(@ForAll(supplier = Sequences.class) Sequence sequence, @ForAll long seed)
      throws Exception {
    Class<?> test = Compiled.CLASSES.loadClass(COURSE + "Test");
    var constructor = test.getDeclaredConstructor();
    constructor.setAccessible(true);
    Method[] methods = test.getDeclaredMethods();
    List<Method> properties =
        Arrays.stream(methods).filter(it -> it.isAnnotationPresent(Property.class)).toList();
    assertEquals(1, properties.size());
    properties.get(0).setAccessible(true);
    properties.get(0).invoke(constructor.newInstance(), sequence, seed);
  }

  /** The changed enum hides that of the module, so it needs a loader that asks nobody before. */
  @Test
  void theConstantIsOneMoreKind() throws Exception {
    try (URLClassLoader alone = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
      Class<?> kinds = alone.loadClass(KIND);
      Object[] constants = kinds.getEnumConstants();
      Method key = kinds.getMethod("key");
      long[] keys = new long[constants.length];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = (long) key.invoke(constants[i]);
      }
      assertEquals(keys.length, Arrays.stream(keys).distinct().count(), "each key once");
      Object last = constants[constants.length - 1];
      assertEquals(DetectionKind.values().length + 1, constants.length);
      assertEquals("COURSE_OF_THE_PAGE", last.toString());
      assertEquals("page", kinds.getMethod("shortName").invoke(last));
    }
  }

  private static URLClassLoader compile() {
    try {
      List<String> blocks = javaBlocks();
      assertEquals(4, blocks.size(), "course, import, constant and test");
      List<Path> sources =
          List.of(
              write(COURSE, blocks.get(0)),
              write(KIND, registered(blocks.get(1), blocks.get(2))),
              write(COURSE + "Test", blocks.get(3)));
      compile(sources);
      URL[] output = {OUTPUT.toUri().toURL()};
      return new URLClassLoader(output, AddingACourseTest.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-Xlint:all,-classfile",
            "-Werror",
            "-parameters",
            "-d",
            OUTPUT.toString(),
            "-classpath",
            classPath());
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean done =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertTrue(done, "docs/adding-a-course.md does not compile:\n" + messages);
    }
  }

  private static List<String> javaBlocks() throws IOException {
    String page = Files.readString(MODULE.resolve("../docs/adding-a-course.md"));
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      assertTrue(page.contains(name.getKey()), "the page does not name " + name.getKey());
      page = page.replace(name.getKey(), name.getValue());
    }
    return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /** The enum of this module with one more constant, whose course it imports. */
  private static String registered(String courseImport, String constant) throws IOException {
    Path source = MODULE.resolve("src/main/java").resolve(KIND.replace('.', '/') + ".java");
    String kinds = Files.readString(source);
    int end = kinds.indexOf(");\n", kinds.indexOf("public enum DetectionKind"));
    String added = kinds.substring(0, end) + "),\n" + constant + kinds.substring(end + 3);
    return added.replaceFirst("\nimport ", "\n" + courseImport + "import ");
  }

  private static Path write(String type, String text) throws IOException {
    Path file = OUTPUT.resolve(type.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static URL[] urls() throws IOException {
    Compiled.CLASSES.getURLs();
    String[] entries = classPath().split(File.pathSeparator);
    URL[] urls = new URL[entries.length + 1];
    urls[0] = OUTPUT.toUri().toURL();
    for (int i = 0; i < entries.length; i++) {
      urls[i + 1] = Path.of(entries[i]).toUri().toURL();
    }
    return urls;
  }
}
