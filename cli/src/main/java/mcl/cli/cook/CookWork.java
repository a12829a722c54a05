package mcl.cli.cook;

import java.io.IOException;
import java.nio.file.Path;
import mcl.cli.Session;
import mcl.cli.judge.Judge;
import mcl.pretraining.Host;
import mcl.soups.recipe.JudgeConfig;
import mcl.soups.search.Scores;

/**
 * An experiment at work.
 *
 * @param threads that merge
 * @param host says by what and where judges compute, and whether to stop
 */
record CookWork(
    CookPlan plan, CookFolder folder, ScoreBook book, int threads, Host host, Session session) {
  /** What is done with a judge. */
  @FunctionalInterface
  interface Judging {
    void by(NotedJudge judge) throws IOException;
  }

  /**
   * Calls a judge in.
   *
   * @param first whose run says how text is read
   */
  void judged(JudgeConfig config, Path first, Judging judging) throws IOException {
    try (Judge judge = Judge.of(config, first, host.compute(), host.stop())) {
      judging.by(
          new NotedJudge(
              judge,
              config.by(),
              book,
              plan.names(),
              (subject, score) -> tell(config.by(), subject, score)));
    }
  }

  private void tell(String by, String subject, double score) {
    session.err().printf("%s: %s has %s%n", by, subject, Scores.text(score));
  }
}
