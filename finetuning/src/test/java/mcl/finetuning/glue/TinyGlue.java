package mcl.finetuning.glue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two or three rows of each file of GLUE, laid out as the official ones, quirks included. */
public final class TinyGlue {
  private static final String MNLI =
      "index\tpromptID\tpairID\tgenre\tsentence1_binary_parse\tsentence2_binary_parse"
          + "\tsentence1_parse\tsentence2_parse\tsentence1\tsentence2";
  private static final String STSB =
      "index\tgenre\tfilename\tyear\told_index\tsource1\tsource2\tsentence1\tsentence2";

  private TinyGlue() {}

  /** Writes all tasks. */
  public static void write(Path glue) throws IOException {
    cola(glue.resolve("CoLA"));
    sst2(glue.resolve("SST-2"));
    mrpc(glue.resolve("MRPC"));
    stsb(glue.resolve("STS-B"));
    qqp(glue.resolve("QQP"));
    mnli(glue.resolve("MNLI"));
    pairs(glue.resolve("QNLI"), "question\tsentence", "entailment", "not_entailment");
    pairs(glue.resolve("RTE"), "sentence1\tsentence2", "entailment", "not_entailment");
    pairs(glue.resolve("WNLI"), "sentence1\tsentence2", "1", "0");
    file(
        glue.resolve("AX"), "diagnostic.tsv", "index\tsentence1\tsentence2\n0\tthe cat\tthe dog\n");
  }

  private static void cola(Path folder) throws IOException {
    String rows =
        "gj04\t1\t\tthe cat eats\nb_73\t0\t*\tcat the eats\ngj04\t1\t\t\"the\" dog runs\n";
    file(folder, "train.tsv", rows);
    file(folder, "dev.tsv", rows);
    file(folder, "test.tsv", "index\tsentence\n0\tthe cat\n1\tcat the\n");
  }

  private static void sst2(Path folder) throws IOException {
    String rows = "sentence\tlabel\nthe good cat \t1\nno good dog \t0\n";
    file(folder, "train.tsv", rows);
    file(folder, "dev.tsv", rows);
    file(folder, "test.tsv", "index\tsentence\n0\tthe old cat\n");
  }

  private static void mrpc(Path folder) throws IOException {
    String header = "\uFEFFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n";
    String rows = header + "1\t70\t71\tthe \" cat\ta cat\r\n0\t72\t73\tthe dog\ta saw\r\n";
    file(folder, "train.tsv", rows);
    file(folder, "dev.tsv", rows);
    file(
        folder,
        "test.tsv",
        "\uFEFFindex\t#1 ID\t#2 ID\t#1 String\t#2 String\n0\t1\t2\tthe cat\ta dog\n");
  }

  private static void stsb(Path folder) throws IOException {
    String start = "\tmain\tMSR\t2012test\t0001\tnone\tnone\t";
    String rows =
        STSB
            + "\tscore\n0"
            + start
            + "the cat\ta cat\t5.000\n1"
            + start
            + "the dog\ta saw\t0.400\n2"
            + start
            + "the cow\ta dog\t2.2\n";
    file(folder, "train.tsv", rows);
    file(folder, "dev.tsv", rows);
    file(folder, "test.tsv", STSB + "\n0" + start + "the cat\ta dog\n");
  }

  private static void qqp(Path folder) throws IOException {
    String rows =
        "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n"
            + "7\t1\t2\tthe cat\ta cat\t1\n"
            + "8\t3\t4\tthe dog\twhich level 0\n"
            + "9\t5\t6\tthe cow\ta saw\t0\n";
    file(folder, "train.tsv", rows);
    file(folder, "dev.tsv", rows);
    file(folder, "test.tsv", "id\tquestion1\tquestion2\n0\tthe cat\ta dog\n");
  }

  private static void mnli(Path folder) throws IOException {
    String start = "\t1\t1n\tslate\t( x )\t( y )\t(ROOT)\t(ROOT)\t";
    file(
        folder,
        "train.tsv",
        MNLI
            + "\tlabel1\tgold_label\n0"
            + start
            + "the cat\ta cat\tentailment\tentailment\n1"
            + start
            + "the dog\ta saw\tcontradiction\tcontradiction\n2"
            + start
            + "the cow\ta dog\tneutral\tneutral\n");
    String dev =
        MNLI
            + "\tlabel1\tlabel2\tlabel3\tlabel4\tlabel5\tgold_label\n0"
            + start
            + "the cat\ta cat\tneutral\tneutral\tentailment\tentailment\tentailment\tentailment\n1"
            + start
            + "the cat\ta dog\tneutral\tneutral\tneutral\tneutral\tneutral\tneutral\n";
    file(folder, "dev_matched.tsv", dev);
    file(folder, "dev_mismatched.tsv", dev);
    file(folder, "test_matched.tsv", MNLI + "\n0" + start + "the cat\ta dog\n");
    file(folder, "test_mismatched.tsv", MNLI + "\n0" + start + "the cow\ta dog\n");
  }

  private static void pairs(Path folder, String texts, String yes, String no) throws IOException {
    String rows =
        "index\t"
            + texts
            + "\tlabel\n0\tthe cat\ta cat\t"
            + yes
            + "\n1\tthe dog\ta saw\t"
            + no
            + "\n";
    file(folder, "train.tsv", rows);
    file(folder, "dev.tsv", rows);
    file(folder, "test.tsv", "index\t" + texts + "\n0\tthe cat\ta dog\n");
  }

  private static void file(Path folder, String name, String content) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), content);
  }
}
