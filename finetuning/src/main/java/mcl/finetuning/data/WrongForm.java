package mcl.finetuning.data;

import mcl.base.check.UserException;

/**
 * A row does not have the form in which its file is read, such as a field of another name. Where
 * that is so from the first row on, leaving rows out would leave out all.
 */
final class WrongForm extends UserException {
  private static final long serialVersionUID = 1;

  WrongForm(String message) {
    super(message);
  }

  WrongForm(String message, Throwable cause) {
    super(message, cause);
  }
}
