package mcl.base.json;

import mcl.base.check.UserException;

/**
 * A configuration file is wrong; the message names the file, the line, the field and the repair.
 */
public final class ConfigException extends UserException {
  /** Takes the whole sentence that the user reads, and what caused it, if anything did. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
