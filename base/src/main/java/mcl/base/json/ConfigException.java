package mcl.base.json;

import mcl.base.check.UserException;

/**
 * A configuration file is wrong; the message names the file, the line, the field and the repair.
 */
public final class ConfigException extends UserException {
  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
