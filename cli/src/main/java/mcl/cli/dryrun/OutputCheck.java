package mcl.cli.dryrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.check.UserException;
import mcl.cli.training.RunFolder;
import mcl.pretraining.estimate.CheckpointEstimate;

/** Whether a run could write where it is told to. */
record OutputCheck(Path out) {

  /**
   * Checks the folder and the space on its disk; makes nothing.
   *
   * @return how many bytes are free
   * @throws UserException if the folder is not free or cannot be made, or the disk is too full
   */
  long check(CheckpointEstimate checkpoints) throws IOException {
    RunFolder.requireFree(out);
    Path existing = existing(out.toAbsolutePath().normalize());
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw UserException.of(
          "--out: %s cannot be made, for %s is %s. Name a folder where you may write.",
          out, existing, Files.isDirectory(existing) ? "write-protected" : "not a folder");
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    if (checkpoints.bytes() > free) {
      throw UserException.of(
          "--out: the %d checkpoints of this run take %s, but the disk of %s has %s left. Save less"
              + " often (checkpoints.every), keep fewer (checkpoints.keepLast), or name a folder on another disk.",
          checkpoints.count(), Amounts.bytes(checkpoints.bytes()), existing, Amounts.bytes(free));
    }
    return free;
  }

  private static Path existing(Path path) {
    Path found = path;
    while (!Files.exists(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }
}
