package mcl.cli.examination;

import ai.djl.ndarray.NDManager;
import mcl.base.random.RandomStreams;
import mcl.bridge.device.Compute;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.Examination;
import mcl.courses.Preparation;
import mcl.courses.outcome.Outcome;
import mcl.model.electra.Electra;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightSource;
import mcl.pretraining.PretrainConfig;
import mcl.tokenization.batch.DataCursor;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * Takes a pair of players through courses as a step of training would, without learning. Owns their
 * weights and all that they say.
 */
public final class Examiner implements AutoCloseable {
  private final Preparation preparation;
  private final Curriculum curriculum;
  private final NDManager scope;
  private final StateDict state;

  /** Loads the players where the engine computes by itself. */
  public Examiner(PretrainConfig config, Vocabulary vocabulary, WeightSource weights) {
    this(config, vocabulary, weights, Compute.USUAL);
  }

  /**
   * Loads the players.
   *
   * @param config the run that they come from
   * @param compute where they are computed
   */
  public Examiner(
      PretrainConfig config, Vocabulary vocabulary, WeightSource weights, Compute compute) {
    this.scope = compute.newScope();
    Electra electra = config.electra(vocabulary.size());
    this.preparation =
        new Preparation(config.courses(), config.batch().courses(), vocabulary.special());
    this.curriculum = new Curriculum(electra, vocabulary.special(), config.withinDocuments());
    try {
      this.state = StateDict.create(scope, electra.weights(), weights);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Shows them a batch.
   *
   * @param step stands for that of a run in all random numbers
   * @return to be read before this is closed
   */
  public Outcome examine(
      TokenBatch batch, RandomStreams random, long step, Examination examination) {
    Assignment assignment = preparation.examine(batch, random, step, examination);
    return curriculum.study(scope, state.frozen(scope), Dropout.NONE, assignment);
  }

  /**
   * A batch of one sequence.
   *
   * @param documents the number of each token's document
   */
  public static TokenBatch batch(int[] ids, int[] documents) {
    return new TokenBatch(
        TokenGrid.of(1, ids.length, ids),
        TokenGrid.of(1, ids.length, documents),
        new DataCursor(0, 0));
  }

  /** A logit of the discriminator as the probability that a token is not the original. */
  public static double replaced(float logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  @Override
  public void close() {
    scope.close();
  }
}
