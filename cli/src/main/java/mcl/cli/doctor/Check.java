package mcl.cli.doctor;

import java.io.IOException;
import java.util.List;

/** Looks at one part of the machine or the program. */
interface Check {
  /** What it found, at least one line; what it throws becomes a line too. */
  List<Finding> look(Surroundings surroundings) throws IOException;
}
