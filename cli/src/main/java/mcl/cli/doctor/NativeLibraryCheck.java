package mcl.cli.doctor;

import ai.djl.pytorch.jni.LibUtils;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which build of libtorch was loaded, and where it came from. */
final class NativeLibraryCheck implements Check {
  private static final Pattern JAR = Pattern.compile("([^/]+\\.jar)!");

  @Override
  public List<Finding> look(Surroundings surroundings) {
    String flavor = isCuda() ? "CUDA build" : "CPU build";
    String folder = LibUtils.getLibtorchPath();
    URL bundled = getClass().getResource("/native/lib/pytorch.properties");
    String found = flavor + " " + origin(surroundings, bundled) + ", " + folder;
    return List.of(Finding.ok("native library", found));
  }

  /** Whether the loaded build has CUDA, whether or not it sees a GPU. The engine must be up. */
  static boolean isCuda() {
    Path folder = Path.of(LibUtils.getLibtorchPath());
    return Files.exists(folder.resolve(System.mapLibraryName("torch_cuda")));
  }

  /** DJL takes PYTORCH_LIBRARY_PATH first, then a jar with natives, and downloads last. */
  static String origin(Surroundings surroundings, URL bundled) {
    if (surroundings.variable("PYTORCH_LIBRARY_PATH").isPresent()) {
      boolean launcher = surroundings.variable("MCL_TORCH").isPresent();
      return launcher ? "from MCL_TORCH" : "from PYTORCH_LIBRARY_PATH";
    }
    if (bundled == null) {
      return "downloaded by DJL";
    }
    Matcher jar = JAR.matcher(bundled.toString());
    return "unpacked from " + (jar.find() ? jar.group(1) : bundled);
  }
}
