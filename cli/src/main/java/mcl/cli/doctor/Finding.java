package mcl.cli.doctor;

/**
 * One line of the report.
 *
 * @param level how good or bad it is
 * @param topic what it is about, in one or two words
 * @param found what was found
 * @param remedy what to do about it; empty if it is well
 */
public record Finding(Level level, String topic, String found, String remedy) {
  /** How good or bad a finding is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** It works, but slower or less safely than it could. */
    WARN,
    /** It does not work. */
    FAIL
  }

  static Finding ok(String topic, String found) {
    return new Finding(Level.OK, topic, found, "");
  }

  static Finding warn(String topic, String found, String remedy) {
    return new Finding(Level.WARN, topic, found, remedy);
  }

  static Finding fail(String topic, String found, String remedy) {
    return new Finding(Level.FAIL, topic, found, remedy);
  }

  /** Well if the condition holds, otherwise a warning. */
  static Finding warnUnless(boolean well, String topic, String found, String remedy) {
    return well ? ok(topic, found) : warn(topic, found, remedy);
  }
}
