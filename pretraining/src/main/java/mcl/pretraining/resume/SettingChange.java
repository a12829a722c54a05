package mcl.pretraining.resume;

/**
 * A setting that is not what it was.
 *
 * @param field its place in the configuration, such as {@code schedule.totalSteps}, or what else a
 *     run depends on
 */
public record SettingChange(String field, String before, String now) {
  @Override
  public String toString() {
    return field + ": was " + before + ", is now " + now;
  }
}
