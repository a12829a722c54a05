package mcl.base.json;

/**
 * Where a value of a JSON tree was given.
 *
 * @param place a file and its line, or an option; {@code default} where nobody gave it
 * @param reason why that place is read, in brackets, where a message should say it; else empty
 */
public record Origin(String place, String reason) {
  /** Nobody gave the value. */
  public static final Origin DEFAULT = new Origin("default", "");

  /** A place that needs no reason. */
  public static Origin of(String place) {
    return new Origin(place, "");
  }

  /** Whether somebody gave the value. */
  public boolean isGiven() {
    return !equals(DEFAULT);
  }

  /** Place and reason, as a message begins. */
  public String inFull() {
    return reason.isEmpty() ? place : place + " " + reason;
  }
}
