package mcl.base.safetensors;

import java.nio.file.Path;
import java.util.Collection;
import mcl.base.check.UserException;
import mcl.base.json.NearestName;

/** Says that a tensor is not there, and which one may have been meant. */
final class MissingTensor {
  private MissingTensor() {}

  static UserException of(Path path, String name, Collection<String> known) {
    String suggestion =
        NearestName.to(name, known)
            .map(nearest -> " Did you mean " + Quote.of(nearest) + "?")
            .orElse("");
    return UserException.of("%s has no tensor %s.%s", path, Quote.of(name), suggestion);
  }
}
