package mcl.courses.lesson;

import java.util.Optional;
import mcl.base.check.Require;
import mcl.courses.corruption.Slots;
import mcl.courses.loss.LossShare;
import mcl.tokenization.batch.TokenGrid;

/**
 * What the generator is asked.
 *
 * @param inputs what it reads (B, T)
 * @param documents the document numbers, negative for padding (B, T)
 * @param slots where it says which token belongs there
 * @param loss how its loss counts; nothing where it is only asked and does not learn
 */
public record GeneratorLesson(
    TokenGrid inputs, TokenGrid documents, Slots slots, Optional<LossShare> loss) {
  /** To learn, there must be a truth at every slot. */
  public GeneratorLesson {
    Require.argument(
        loss.isEmpty() || slots.known() == slots.count(),
        "%d of %d slots have no true token to learn",
        slots.count() - slots.known(),
        slots.count());
  }
}
