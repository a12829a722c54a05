package mcl.cli.runreport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mcl.base.json.Json;

/** Writes the metrics of a run that never was, with curves as a real one might have. */
public final class SyntheticRun {
  private static final long EVERY = 100;

  private final List<String> courses;
  private final boolean corrects;
  private final Random random = new Random(7);

  private SyntheticRun(List<String> courses, boolean corrects) {
    this.courses = courses;
    this.corrects = corrects;
  }

  /** All five courses, validations and gradient measurements. */
  public static SyntheticRun mcl() {
    return new SyntheticRun(List.of("rtd", "std", "itd"), true);
  }

  /** Replaced token detection alone. */
  public static SyntheticRun electra() {
    return new SyntheticRun(List.of("rtd"), false);
  }

  /** So many lines of training, a validation each ten, a measurement each five. */
  public void write(Path folder, int lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int line = 1; line <= lines; line++) {
      double progress = (double) line / lines;
      text.append(Json.line(training(line * EVERY, progress))).append('\n');
      if (corrects && line % 5 == 0) {
        text.append(Json.line(conflicts(line * EVERY, progress))).append('\n');
      }
      if (line % 10 == 0) {
        text.append(Json.line(validation(line * EVERY, progress))).append('\n');
      }
    }
    Files.writeString(folder.resolve(MetricsFile.NAME), text);
  }

  private Map<String, Object> training(long step, double progress) {
    Map<String, Object> line = start(step);
    line.put("train/loss", 28 - 14 * progress + noise(0.3));
    line.put("train/grad_norm", 2 * Math.exp(-2 * progress) + noise(0.02) + 0.3);
    line.put("train/learning_rate", 5e-4 * Math.min(progress * 10, 1 - progress));
    line.put("train/tokens_per_second", 30_000 + noise(800));
    line.put("train/skipped", 0);
    courses.forEach(course -> player(line, "train/" + course, course, progress));
    if (corrects) {
      for (String course : List.of("rtd", "std")) {
        notebook(line, "notebook/" + course, progress);
        line.put("train/re_" + course + "/generator_loss", 0.2 + progress + noise(0.05));
        line.put("train/re_" + course + "/detection_loss", 0.1 + 0.05 * progress + noise(0.005));
      }
    }
    return line;
  }

  private Map<String, Object> validation(long step, double progress) {
    Map<String, Object> line = start(step);
    for (String course : courses) {
      player(line, "eval/" + course, course, progress);
      if (!course.equals("itd")) {
        line.put("eval/" + course + "/unigram_loss", 6.2);
        line.put("eval/" + course + "/unigram_accuracy", 0.05);
        if (corrects) {
          notebook(line, "eval/notebook/" + course, progress);
        }
      }
    }
    return line;
  }

  private Map<String, Object> conflicts(long step, double progress) {
    Map<String, Object> line = start(step);
    line.put("conflict/generator/rtd~std", 0.5 - 0.3 * progress + noise(0.05));
    line.put("conflict/discriminator/rtd~std", 0.6 - 0.2 * progress + noise(0.05));
    line.put("conflict/discriminator/rtd~itd", 0.2 - 0.7 * progress + noise(0.05));
    line.put("conflict/discriminator/std~itd", 0.1 - 0.1 * progress + noise(0.05));
    return line;
  }

  private void player(Map<String, Object> line, String keys, String course, double progress) {
    if (!course.equals("itd")) {
      line.put(keys + "/generator_loss", 3 + 3 * Math.exp(-4 * progress) + noise(0.05));
      line.put(keys + "/generator_accuracy", 0.4 * progress + 0.05 + noise(0.01));
    }
    line.put(keys + "/detection_loss", 0.4 - 0.15 * progress + noise(0.005));
    line.put(keys + "/precision", progress < 0.1 ? null : 0.5 + 0.3 * progress + noise(0.01));
    line.put(keys + "/recall", 0.4 * progress + Math.abs(noise(0.01)));
    line.put(keys + "/roc_auc", 0.5 + 0.3 * progress + noise(0.01));
    double share = course.equals("itd") ? 0.13 : 0.145 - 0.06 * Math.sqrt(progress) + noise(0.001);
    line.put(keys + "/positive_share", share);
  }

  private void notebook(Map<String, Object> line, String keys, double progress) {
    line.put(keys + "/settled", 1700.0 + 60 * progress);
    line.put(keys + "/false_alarm", 2 + 30 * progress + Math.abs(noise(2)));
    line.put(keys + "/fooled", 250 - 150 * progress + noise(4));
    line.put(keys + "/caught", progress < 0.05 ? 0 : 80 * progress + Math.abs(noise(3)));
  }

  private static Map<String, Object> start(long step) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step);
    line.put("seconds", step * 0.071);
    return line;
  }

  private double noise(double size) {
    return size * random.nextGaussian();
  }
}
