package mcl.cli;

import java.util.List;

/** The real entry with a command of the tests, for tests in a process of their own. */
final class SampleMain {
  private SampleMain() {}

  public static void main(String[] words) {
    Main.runAndExit(List.of(new SampleCommand()), words);
  }
}
