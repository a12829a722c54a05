package mcl.courses.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import mcl.courses.lesson.DetectionLesson;
import mcl.model.electra.Discriminator;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.encoder.Pass;
import mcl.model.tensors.Judgement;
import mcl.tokenization.batch.TokenGrid;

/**
 * One pass of the discriminator over the lessons of several courses, one below the other.
 *
 * @param withinDocuments whether attention stops at the borders of documents, and positions start
 *     again behind them
 */
public record DiscriminatorPass(Electra electra, boolean withinDocuments) {

  /** Takes all lessons at once; there must be one at least. */
  public DiscriminatorWork take(Study study, List<DetectionLesson> lessons) {
    NDManager scope = study.scope();
    TokenGrid documents =
        TokenGrid.stacked(lessons.stream().map(DetectionLesson::documents).toList());
    Reading reading = study.reading(documents, withinDocuments);
    Stretches rows = Stretches.of(lessons, DetectionLesson::rows);
    NDArray ids = rows.joined(i -> lessons.get(i).exercise().ids(scope));
    Pass pass = study.pass(electra, Player.DISCRIMINATOR);
    NDArray hidden = electra.discriminator().read(pass, reading.input(ids));
    return new DiscriminatorWork(scope, lessons, ids, judge(pass, hidden, lessons, rows));
  }

  /** With the one head, or each lesson with that of its course. */
  private Judgement judge(
      Pass pass, NDArray hiddenBTH, List<DetectionLesson> lessons, Stretches rows) {
    Discriminator discriminator = electra.discriminator();
    if (discriminator.heads().isEmpty()) {
      return discriminator.judge(pass, hiddenBTH);
    }
    return new Judgement(
        rows.joined(
            i ->
                discriminator
                    .judge(pass, rows.cut(hiddenBTH, i), lessons.get(i).course())
                    .logits()));
  }
}
