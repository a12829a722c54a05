package mcl.cli.doctor;

import java.util.List;
import mcl.cli.BuildVersion;

/** Which code this is. */
final class VersionCheck implements Check {
  @Override
  public List<Finding> look(Surroundings surroundings) {
    return List.of(Finding.ok("version", BuildVersion.current().toString()));
  }
}
