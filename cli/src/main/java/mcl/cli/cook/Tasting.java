package mcl.cli.cook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import mcl.cli.cook.report.CookResults.GreedyStep;
import mcl.cli.cook.report.CookResults.Kind;
import mcl.cli.cook.report.CookResults.Standing;
import mcl.soups.method.MergeMethodKind;
import mcl.soups.recipe.JudgeConfig;
import mcl.soups.recipe.JudgeConfig.Better;

/** Has start, ingredients and soups judged, and makes the soups on the way. */
final class Tasting {
  private static final String START = "(start)";

  private final CookWork work;
  private final SoupMaking making;
  private final List<String> names;
  private JsonNode uniform;
  private JsonNode greedy;

  Tasting(CookWork work, SoupMaking making) {
    this.work = work;
    this.making = making;
    this.names = work.plan().names();
  }

  /** The judge's part: what decides about the soups. */
  void judge() throws IOException {
    work.judged(
        work.plan().judge(),
        making.ingredients().get(0),
        judge -> {
          judge.score(START, work.plan().start());
          for (int i = 0; i < names.size(); i++) {
            judge.score(names.get(i), making.ingredients().get(i));
          }
          uniform = making.soup(MergeMethodKind.UNIFORM, judge);
          greedy = making.soup(MergeMethodKind.GREEDY, judge);
        });
  }

  /** The examiners' part. */
  void examine() throws IOException {
    for (JudgeConfig examiner : work.plan().examiners()) {
      work.judged(
          examiner,
          making.ingredients().get(0),
          judge -> {
            for (Map.Entry<String, Path> subject : subjects().entrySet()) {
              judge.score(subject.getKey(), subject.getValue());
            }
          });
    }
  }

  private Map<String, Path> subjects() {
    Map<String, Path> subjects = new LinkedHashMap<>();
    subjects.put(START, work.plan().start());
    for (int i = 0; i < names.size(); i++) {
      subjects.put(names.get(i), making.ingredients().get(i));
    }
    subjects.putIfAbsent(subject(uniform), work.folder().soup("uniform"));
    subjects.putIfAbsent(subject(greedy), work.folder().soup("greedy"));
    return subjects;
  }

  private String subject(JsonNode soup) {
    return NotedJudge.subject(names, SoupMaking.weights(soup));
  }

  /** What was said of each. */
  List<Standing> standings() {
    List<Standing> standings = new ArrayList<>();
    standings.add(standing(START, START, Kind.START, "what all ingredients began with"));
    for (int i = 0; i < names.size(); i++) {
      String verdict = greedy.path("ingredients").path(i).path("verdict").asText();
      standings.add(standing(names.get(i), names.get(i), Kind.INGREDIENT, verdict));
    }
    standings.add(
        standing("uniform soup", subject(uniform), Kind.SOUP, "the average of all ingredients"));
    standings.add(
        standing(
            "greedy soup",
            subject(greedy),
            Kind.SOUP,
            "the average of " + subject(greedy).replace("+", ", ")));
    return standings;
  }

  private Standing standing(String name, String subject, Kind kind, String words) {
    List<Double> others =
        work.plan().examiners().stream().map(examiner -> score(examiner, subject)).toList();
    return new Standing(name, kind, score(work.plan().judge(), subject), others, words);
  }

  private double score(JudgeConfig judge, String subject) {
    return find(judge, subject).orElse(Double.NaN);
  }

  private OptionalDouble find(JudgeConfig judge, String subject) {
    return work.book().find(judge.by(), subject);
  }

  /** How the greedy soup grew, in the order in which the ingredients were tried. */
  List<GreedyStep> growth() {
    List<Double> kept = SoupMaking.weights(greedy);
    List<Integer> order = order();
    List<Double> soup = new ArrayList<>(names.stream().map(name -> 0.0).toList());
    List<GreedyStep> steps = new ArrayList<>();
    for (int tried : order) {
      soup.set(tried, kept.get(tried));
      String name = names.get(tried);
      double reached = score(work.plan().judge(), NotedJudge.subject(names, soup));
      steps.add(new GreedyStep(name, score(work.plan().judge(), name), reached));
    }
    return steps;
  }

  private List<Integer> order() {
    int sign = work.plan().judge().better() == Better.HIGHER ? -1 : 1;
    return IntStream.range(0, names.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> sign * score(work.plan().judge(), names.get(i))))
        .toList();
  }
}
