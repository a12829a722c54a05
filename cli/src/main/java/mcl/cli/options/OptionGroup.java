package mcl.cli.options;

/** The headings under which a command's options are explained, in the order of the help page. */
public enum OptionGroup {
  INPUT("Input"),
  OUTPUT("Output"),
  MODEL("Model"),
  FORMULA("Formula"),
  JUDGING("Judging"),
  TRAINING("Training"),
  OTHER("Other");

  private final String title;

  OptionGroup(String title) {
    this.title = title;
  }

  /** The heading as printed. */
  public String title() {
    return title;
  }
}
