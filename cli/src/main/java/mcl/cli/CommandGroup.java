package mcl.cli;

/** The headings under which the commands are listed, in the order of the overview. */
public enum CommandGroup {
  START("Start here"),
  CORPUS("Text"),
  TRAINING("Training"),
  RESULTS("Results");

  private final String title;

  CommandGroup(String title) {
    this.title = title;
  }

  /** The heading as printed. */
  public String title() {
    return title;
  }
}
