package mcl.base.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A length may be given in steps or as a share of all steps: {@code warmupSteps} or {@code
 * warmupShare}. Who gives the one withdraws the other that a default gave; who gives both is
 * answered by the record.
 */
final class Alternatives {
  private static final Map<String, String> ENDINGS = Map.of("Steps", "Share", "Share", "Steps");

  private Alternatives() {}

  /**
   * Withdraws what something else is given for.
   *
   * @param defaults where a withdrawn field becomes null
   * @param given what stands over the defaults
   */
  static void withdraw(ObjectNode defaults, JsonNode given) {
    ENDINGS.forEach(
        (ending, other) ->
            given.properties().stream()
                .filter(field -> field.getKey().endsWith(ending) && !field.getValue().isNull())
                .map(field -> field.getKey().replaceFirst(ending + "$", other))
                .filter(alternative -> defaults.has(alternative) && !given.hasNonNull(alternative))
                .forEach(defaults::putNull));
  }
}
