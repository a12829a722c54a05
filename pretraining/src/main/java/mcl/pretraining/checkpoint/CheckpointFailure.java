package mcl.pretraining.checkpoint;

import java.io.IOException;
import mcl.base.check.UserException;

/** A checkpoint could not be saved; those that were saved before are as they were. */
public final class CheckpointFailure extends IOException {
  CheckpointFailure(long step, Exception cause) {
    super("checkpoint-" + step + " could not be saved: " + reason(cause), cause);
  }

  private static String reason(Exception cause) {
    return cause instanceof IOException e ? UserException.reason(e) : cause.getMessage();
  }
}
