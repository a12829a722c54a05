package mcl.cli.terminal;

import java.io.IOException;

/**
 * Nobody reads the results any more, as behind {@code | head}: the command ends, and says nothing.
 */
public final class OutputClosed extends IOException {
  private static final long serialVersionUID = 1;

  OutputClosed(IOException cause) {
    super("the reader of the output is gone", cause);
  }
}
