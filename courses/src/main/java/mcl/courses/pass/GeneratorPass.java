package mcl.courses.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import mcl.courses.lesson.GeneratorLesson;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.encoder.Pass;
import mcl.model.tensors.SlotLogits;
import mcl.model.tensors.Tensors;
import mcl.tokenization.batch.TokenGrid;

/**
 * One pass of the generator over the lessons of several courses, one below the other.
 *
 * @param withinDocuments whether attention stops at the borders of documents, and positions start
 *     again behind them
 */
public record GeneratorPass(Electra electra, boolean withinDocuments) {

  /** Takes all lessons at once; there must be one at least. */
  public GeneratorWork take(Study study, List<GeneratorLesson> lessons) {
    NDManager scope = study.scope();
    TokenGrid inputs = TokenGrid.stacked(lessons.stream().map(GeneratorLesson::inputs).toList());
    TokenGrid documents =
        TokenGrid.stacked(lessons.stream().map(GeneratorLesson::documents).toList());
    Reading reading = study.reading(documents, withinDocuments);
    NDArray ids = Tensors.ids(scope, inputs.toArray(), inputs.columns());
    Pass pass = study.pass(electra, Player.GENERATOR);
    SlotLogits guesses =
        electra.generator().fill(pass, reading.input(ids), Tensors.indices(scope, places(lessons)));
    return new GeneratorWork(scope, lessons, guesses);
  }

  /** The places of all slots in the stacked batch. */
  private static int[] places(List<GeneratorLesson> lessons) {
    int[] all = new int[lessons.stream().mapToInt(lesson -> lesson.slots().count()).sum()];
    int next = 0;
    int before = 0;
    for (GeneratorLesson lesson : lessons) {
      for (int place : lesson.slots().places()) {
        all[next++] = before + place;
      }
      before += lesson.inputs().rows() * lesson.inputs().columns();
    }
    return all;
  }
}
