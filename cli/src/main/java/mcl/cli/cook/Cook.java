package mcl.cli.cook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.cli.Session;
import mcl.cli.cook.report.CookReport;
import mcl.cli.cook.report.CookResults;
import mcl.cli.cook.report.CookResults.StraightLine;
import mcl.cli.judge.Judge;
import mcl.pretraining.Host;
import mcl.pretraining.resume.RunLock;
import mcl.soups.ChangeAngles;
import mcl.soups.SoupKitchen;
import mcl.soups.method.MergeMethodKind;
import mcl.soups.recipe.JudgeConfig;
import mcl.tokenization.shards.ShardReader;

/**
 * A course-soup experiment: trains ingredients from one checkpoint, has each judged, makes soups,
 * has those judged, and writes a page. What is done is kept; called again, it goes on.
 *
 * @param verifies whether shards are compared with their checksums
 */
public record Cook(
    CookPlan plan, Path out, boolean verifies, int threads, Host host, Session session) {

  /**
   * Runs it, or goes on with it.
   *
   * @throws mcl.base.check.Stopped if the user asks to stop
   * @throws mcl.base.check.UserException if the folder holds another experiment, or anything else
   */
  public CookResults run() throws IOException {
    CookFolder folder = new CookFolder(out);
    folder.requireFor(plan, host.stop());
    requireJudges();
    try (RunLock lock = folder.lock(message -> session.err().println("warning: " + message))) {
      new CookFolder(lock.folder()).begin(plan, host.stop());
      ScoreBook book = ScoreBook.open(folder.scores());
      return work(new CookWork(plan, folder, book, threads, host, session));
    }
  }

  /** A judge that cannot be had is named before hours of training. */
  private void requireJudges() throws IOException {
    List<JudgeConfig> all = new ArrayList<>(plan.examiners());
    all.add(plan.judge());
    if (plan.points() > 0) {
      all.add(plan.line());
    }
    for (JudgeConfig judge : all) {
      Judge.of(judge, plan.start(), host.compute(), host.stop()).close();
    }
  }

  private CookResults work(CookWork work) throws IOException {
    List<Path> trained = List.copyOf(train(work).values());
    Tasting tasting = new Tasting(work, new SoupMaking(work, trained));
    tasting.judge();
    tasting.examine();
    List<StraightLine> lines = plan.points() > 0 ? lines(work, trained) : List.of();
    CookResults results =
        new CookResults(
            plan.judge(),
            plan.examiners(),
            tasting.standings(),
            tasting.growth(),
            plan.ingredients(),
            ChangeAngles.of(trained, plan.start(), threads, host.stop()),
            lines,
            plan.line());
    CookReport.write(work.folder().report(), "Course soup: " + out.getFileName(), results);
    return results;
  }

  private Map<String, Path> train(CookWork work) throws IOException {
    try (ShardReader shards = ShardReader.open(plan.data())) {
      if (verifies) {
        shards.verify(host.stop());
      }
      return new IngredientTraining(plan, work.folder(), host, session).train(shards);
    }
  }

  private List<StraightLine> lines(CookWork work, List<Path> trained) throws IOException {
    List<StraightLine> lines = new ArrayList<>();
    SoupMaking making = new SoupMaking(work, trained);
    work.judged(
        plan.line(),
        trained.get(0),
        judge -> {
          try (SoupKitchen kitchen = making.kitchen(MergeMethodKind.UNIFORM)) {
            for (int i = 0; i < trained.size(); i++) {
              for (int j = i + 1; j < trained.size(); j++) {
                lines.add(line(making, kitchen, judge, i, j));
              }
            }
          }
        });
    return lines;
  }

  private StraightLine line(
      SoupMaking making, SoupKitchen kitchen, NotedJudge judge, int first, int second)
      throws IOException {
    List<Double> shares = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (int step = 0; step <= plan.points() + 1; step++) {
      double share = step / (plan.points() + 1.0);
      List<Double> weights =
          IntStream.range(0, plan.names().size())
              .mapToObj(i -> i == first ? 1 - share : i == second ? share : 0.0)
              .toList();
      String subject = subject(first, second, share);
      shares.add(share);
      scores.add(
          share == 0 || share == 1
              ? judge.score(subject, making.ingredients().get(share == 0 ? first : second))
              : making.judge(kitchen, weights, subject, judge));
    }
    String from = plan.names().get(first);
    return new StraightLine(from, plan.names().get(second), shares, scores);
  }

  private String subject(int first, int second, double share) {
    String from = plan.names().get(first);
    String to = plan.names().get(second);
    return share == 0 ? from : share == 1 ? to : from + " to " + to + " at " + share;
  }
}
