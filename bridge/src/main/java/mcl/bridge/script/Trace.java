package mcl.bridge.script;

import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;

/** Every operation of the engine, as a file that Chrome ({@code chrome://tracing}) opens. */
public final class Trace {
  private Trace() {}

  /**
   * Does some work, and writes down which operations it took. One at a time in a process.
   *
   * @param file appears when the work is done
   */
  public static void write(Path file, Runnable work) {
    JniUtils.startProfile(false, true, false);
    try {
      work.run();
    } finally {
      JniUtils.stopProfile(file.toString());
    }
  }
}
