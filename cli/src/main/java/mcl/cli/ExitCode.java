package mcl.cli;

/** How a run ended, as the calling shell sees it. */
public enum ExitCode {
  /** The command did what it was asked. */
  DONE(0),
  /** Something failed that is not the user's input. */
  FAILED(1),
  /** The user's input was wrong: the command line, a configuration file, a data file. */
  WRONG_INPUT(2),
  /** The user asked it to stop. */
  INTERRUPTED(130),
  /** Nobody reads the results any more; what a shell says of a program that SIGPIPE ended. */
  OUTPUT_CLOSED(141);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number given to the operating system. */
  public int code() {
    return code;
  }
}
