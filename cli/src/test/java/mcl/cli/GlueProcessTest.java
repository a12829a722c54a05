package mcl.cli;

import static mcl.cli.Workplace.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of GLUE and others through the real command line, on a model of 8 numbers a token. */
final class GlueProcessTest {
  private static final String[] WORDS = {"cat", "dog", "horse", "mouse", "hammer", "saw", "drill"};

  private static final String WORDS_AND_LABELS =
      "the DT O\nold JJ O\ncat NN B-ANIMAL\nruns VB O\n\nthe DT O\nsaw NN B-TOOL\n\n".repeat(10);

  @TempDir Path folder;
  private Workplace mcl;

  @BeforeEach
  void write() throws Exception {
    mcl = new Workplace(folder);
    TinyTraining.writeText(folder);
    TinyTraining.writeConfig(folder.resolve("config.json"), 4);
    mcl.makeShards(120);
    mcl.pretrain("config.json", "run");
    Path rte = Files.createDirectories(folder.resolve("glue/RTE"));
    Files.writeString(rte.resolve("train.tsv"), pairs(40, true));
    Files.writeString(rte.resolve("dev.tsv"), pairs(20, true));
    Files.writeString(rte.resolve("test.tsv"), pairs(3000, false));
    Path cola = Files.createDirectories(folder.resolve("glue/CoLA"));
    Files.writeString(
        cola.resolve("train.tsv"), "x\t1\t\tthe old cat runs\n".repeat(9) + "x\t0\t*\tcat old\n");
  }

  @Test
  void glueMakesATableAndAnArchive() throws Exception {
    String[] words =
        ("glue --model run/checkpoint-4 --data glue --out out --max-steps 3 --seeds 2"
                + " --held-out 0.2")
            .split(" ");
    String table = mcl.done(words).out();
    assertTrue(table.contains("rte     accuracy"), table);
    assertTrue(table.contains("cola    matthews_correlation"), table);
    assertTrue(table.contains("average of 2 tasks:"), table);
    assertTrue(table.contains("the papers' average has also sst2, mrpc"), table);
    assertTrue(table.contains("submission.zip is not complete"), table);
    JsonNode results = mcl.json("out/glue_results.json");
    assertEquals(2, results.at("/tasks/rte/statistics/runs").asInt());
    assertEquals("cola", results.path("average_of").path(0).asText());
    assertEquals("sst2", results.path("average_lacks").path(0).asText());
    assertTrue(results.at("/tasks/rte/best/eval_accuracy").isNumber());
    try (ZipFile zip = new ZipFile(folder.resolve("out/submission.zip").toFile())) {
      assertEquals(1, zip.size());
      byte[] bytes = zip.getInputStream(zip.getEntry("RTE.tsv")).readAllBytes();
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      assertEquals(3001, lines.size());
      assertEquals("index\tprediction", lines.get(0));
      assertTrue(lines.get(3000).matches("2999\t(not_)?entailment"), lines.get(3000));
    }
    String card = Files.readString(folder.resolve("out/rte/model/README.md"));
    assertTrue(card.contains("`train.tsv`") && card.contains("eval_accuracy_median"), card);
    mcl.refused("add --resume to go on with them", words);
    mcl.refused("out holds runs for cola, too", with(words, "--resume", "--tasks", "rte"));
    String[] inside = words.clone();
    inside[6] = "out/rte";
    mcl.refused("out/rte is a folder of mcl finetune", with(inside, "--resume"));
    FreshProcess.Ended again = mcl.done(with(words, "--resume"));
    assertEquals(table, again.out());
    assertTrue(again.err().contains("seed 43: accuracy"), again.err());
    assertTrue(again.err().contains("done before"), again.err());
  }

  @Test
  void aTaskWithoutRowsToJudgeByIsFoundBeforeTheFirstStep() throws Exception {
    String[] words = "glue --model run/checkpoint-4 --data glue --out out --max-steps 2".split(" ");
    Files.move(folder.resolve("glue/CoLA"), folder.resolve("glue/WNLI"));
    Files.writeString(
        folder.resolve("glue/WNLI/train.tsv"),
        pairs(20, true).replace("not_entailment", "0").replace("entailment", "1"));
    mcl.refused("WNLI holds no dev.tsv", words);
    assertFalse(Files.exists(folder.resolve("out")));
    mcl.done(with(words, "--tasks", "rte"));
    FreshProcess.Ended ended = mcl.done(with(words, "--resume", "--held-out", "0.2"));
    assertTrue(ended.err().contains("rte, seed 42: accuracy"), ended.err());
    assertTrue(ended.err().contains("done before"), ended.err());
    assertTrue(ended.out().contains("wnli    accuracy"), ended.out());
  }

  @Test
  void aSignalKeepsWhatIsFinishedAndTheRestGoesOn() throws Exception {
    String[] words = {
      "finetune",
      "--task",
      "rte",
      "--data",
      "glue",
      "--model",
      "run/checkpoint-4",
      "--out",
      "out",
      "--seeds",
      "200",
      "--max-steps",
      "2"
    };
    FreshProcess.Ended ended =
        mcl.start(words).awaitErr("seed 43: accuracy").terminate().endWith(130);
    assertTrue(
        ended.err().contains("finished runs are kept. To go on: mcl finetune --resume --task rte"),
        ended.err());
    assertTrue(Files.exists(folder.resolve("out/runs/seed-43/all_results.json")));
    assertFalse(Files.exists(folder.resolve("out/all_results.json")));
    try (Stream<Path> entries = Files.walk(folder.resolve("out"))) {
      assertFalse(entries.anyMatch(entry -> entry.toString().contains(".tmp-")));
    }
    words[10] = "3";
    mcl.refused("  seeds: was 200, is now 3", with(words, "--resume"));
  }

  @Test
  void aModelPredictsWhatItsRunPredicted() throws Exception {
    String tune =
        "finetune --task rte --data glue --model run/checkpoint-4 --out out --max-steps 9"
            + " --grid epochs=1,2";
    mcl.done(tune.split(" "));
    String predict =
        "predict --model out --input glue/RTE/dev.tsv --text-column sentence1 --second-column"
            + " sentence2 --format tsv";
    String said = mcl.done(predict.split(" ")).out();
    List<String> before = Files.readAllLines(folder.resolve("out/eval_predictions_rte.txt"));
    List<String> now = said.lines().map(line -> line.replaceAll("\t[^\t]*$", "")).toList();
    assertEquals(before, now);

    Files.writeString(folder.resolve("said.tsv"), said);
    JsonNode scores =
        Json.tree(
            mcl.done("evaluate", "--task", "rte", "--predictions", "said.tsv", "--data", "glue")
                .out());
    assertEquals(
        mcl.json("out/eval_results.json").path("eval_accuracy").asDouble(),
        scores.path("accuracy").asDouble());
    assertEquals(20, scores.path("samples").asInt());
  }

  @Test
  void aTextOnTheCommandLineIsAnsweredWithProbabilities() throws Exception {
    mcl.done(
        "finetune --task rte --data glue --model run/checkpoint-4 --out out --max-steps 1"
            .split(" "));
    JsonNode line =
        Json.tree(mcl.done("predict", "--model", "out", "--text", "the cat\tthe dog").out());
    assertEquals(2, line.path("probabilities").size());
    assertTrue(line.path("probabilities").has(line.path("label").asText()));
    String[] table = {"predict", "--model", "out", "--input", "glue/RTE/dev.tsv"};
    assertEquals(20, mcl.done(table).out().lines().count(), "sentence1 and sentence2 of pairs");
    Files.writeString(folder.resolve("one.txt"), "the cat\tthe dog\nthe cat\n");
    mcl.refused(
        "line 2: the model was tuned for pairs of texts, but here is one text.",
        "predict",
        "--model",
        "out",
        "--input",
        "one.txt");
    mcl.refused("no column \"premise\". The header has:", with(table, "--text-column", "premise"));
    mcl.refused("out answers no questions.", with(table, "--input-format", "squad"));
    mcl.refused("out gives words no labels.", with(table, "--input-format", "conll"));
  }

  @Test
  void labelsOfWordsFromColumnsToScores() throws Exception {
    Files.writeString(folder.resolve("words.conll"), WORDS_AND_LABELS);
    mcl.done(
        ("finetune --task tokens --train words.conll --dev words.conll --model run/checkpoint-4"
                + " --out out --epochs 1")
            .split(" "));
    Files.writeString(folder.resolve("new.txt"), "the old cat\n  \nsaw\n");
    String[] words = "predict --model out --input new.txt".split(" ");
    FreshProcess.Ended broken = mcl.refused("new.txt, line 2: there are no words.", words);
    assertEquals(1, broken.out().lines().count(), "what came before is answered");
    FreshProcess.Ended ended = mcl.done(with(words, "--skip-bad-rows"));
    List<String> lines = ended.out().lines().toList();
    assertEquals(2, lines.size(), ended.err());
    assertEquals(3, Json.tree(lines.get(0)).path("labels").size());
    assertEquals(2, Json.tree(lines.get(1)).path("index").asInt());
    assertTrue(ended.err().contains("1 row could not be used and was left out."), ended.err());
    Files.writeString(folder.resolve("rows.txt"), "{\"tokens\": [\"the\"]}\n{\"tokens\": []}\n");
    ended = mcl.done("predict", "--model", "out", "--input", "rows.txt");
    assertEquals(2, ended.out().lines().count());
    assertEquals(2, ended.err().split("looks like JSON", -1).length, ended.err());
    String[] columns = {"predict", "--model", "out", "--input", "words.conll"};
    List<String> sentences = mcl.done(columns).out().lines().toList();
    assertEquals(20, sentences.size());
    assertTrue(sentences.get(1).contains("\"tokens\":[\"the\",\"saw\"]"), sentences.get(1));
    FreshProcess.Ended unread = mcl.unread(columns);
    assertEquals("141\n", unread.out());
    assertEquals("", unread.err());
  }

  @Test
  void labelsOfWordsAreScoredByTheirEntities() throws Exception {
    Files.writeString(folder.resolve("words.conll"), WORDS_AND_LABELS);
    Files.writeString(folder.resolve("said.txt"), "O O B-ANIMAL O\nO B-ANIMAL\n".repeat(10));
    JsonNode scores =
        Json.tree(
            mcl.done(
                    "evaluate",
                    "--task",
                    "tokens",
                    "--predictions",
                    "said.txt",
                    "--data",
                    "words.conll")
                .out());
    assertEquals(0.5, scores.path("f1").asDouble());
    assertEquals(5 / 6.0, scores.path("accuracy").asDouble(), 1e-12);
    Files.writeString(folder.resolve("other.conll"), WORDS_AND_LABELS.replace("saw", "nail"));
    String[] words = "evaluate --task tokens --data words.conll --predictions".split(" ");
    assertTrue(mcl.done(with(words, "words.conll")).out().contains("\"f1\" : 1.0"));
    mcl.refused("the words are others than those of words.conll", with(words, "other.conll"));
  }

  private static String pairs(int rows, boolean labeled) {
    SplittableRandom random = new SplittableRandom(rows);
    StringBuilder text = new StringBuilder("index\tsentence1\tsentence2");
    text.append(labeled ? "\tlabel\n" : "\n");
    for (int i = 0; i < rows; i++) {
      String word = WORDS[random.nextInt(WORDS.length)];
      boolean same = random.nextBoolean();
      text.append(i).append("\tthe old ").append(word).append(" runs\tthe ");
      text.append(same ? word : WORDS[random.nextInt(WORDS.length)]).append(" eats");
      text.append(labeled ? "\t" + (same ? "entailment" : "not_entailment") + "\n" : "\n");
    }
    return text.toString();
  }
}
