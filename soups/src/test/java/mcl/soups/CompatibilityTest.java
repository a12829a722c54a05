package mcl.soups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import mcl.base.check.UserException;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFile;
import mcl.base.safetensors.TensorShape;
import mcl.base.safetensors.TensorSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not fit to be merged is named before any work. */
final class CompatibilityTest {
  private static final String UNIFORM = "'method': 'uniform'";
  private static final String TOKENIZER =
      "{\"model\": {\"vocab\": {\"a\": 0, \"b\": 1, \"%s\": 2}}}";

  @TempDir Path folder;
  private Path first;

  @BeforeEach
  void write() throws IOException {
    first = model(0).write(folder.resolve("a"));
  }

  private static TinyModel model(long seed) {
    return TinyModel.random(seed)
        .with(NamedTensor.of("ids", TensorShape.of(3), new long[] {0, 1, 2}))
        .with("tokenizer.json", TOKENIZER.formatted("c"));
  }

  private void refuses(String reason, TinyModel second) throws IOException {
    refuses(reason, UNIFORM, second);
  }

  private void refuses(String reason, String fields, TinyModel second) throws IOException {
    Path other = second.write(folder.resolve("b"));
    UserException fault =
        assertThrows(UserException.class, () -> new Cooking(folder).soup(fields, first, other));
    String message = fault.getMessage().replace(folder.toString(), "");
    assertTrue(message.contains(reason), message);
    try (var entries = Files.list(folder)) {
      assertEquals(0, entries.filter(it -> it.getFileName().toString().startsWith("soup")).count());
    }
  }

  @Test
  void tensorsMustHaveTheSameNames() throws IOException {
    refuses("/b lacks tensor scale of /a", model(1).without("scale"));
    refuses("/a lacks tensor more of /b", model(1).with("more", new Random(1), 2));
  }

  @Test
  void shapesMustBeTheSame() throws IOException {
    refuses(
        "tensor layer.bias is [30] in /a, but [31] in /b",
        model(1).with("layer.bias", new Random(1), 31));
  }

  @Test
  void typesMustBeTheSameUnlessTheSoupsTypeIsSaid() throws IOException {
    TinyModel narrow = model(1).with("scale", Dtype.BF16, 1).with("scale", Dtype.F32, 1);
    Path one = narrow.write(folder.resolve("a"));
    TinyModel other = model(2).with("scale", Dtype.BF16, 3);
    refuses("tensor scale is of type F32 in /a, but BF16 in /b (say with --dtype", other);
    String fields = UNIFORM + ", 'output': {'dtype': 'float16'}";
    Path soup = new Cooking(folder).soup(fields, one, folder.resolve("b"));
    try (TensorSource tensors = TensorFile.open(soup.resolve("model.safetensors"))) {
      assertEquals(2, tensors.floats("scale")[0]);
      assertEquals(Dtype.F16, tensors.header("scale").dtype());
      assertEquals(Dtype.I64, tensors.header("ids").dtype());
    }
  }

  @Test
  void whatCannotBeAveragedMustBeEqual() throws IOException {
    TinyModel other = model(1).with(NamedTensor.of("ids", TensorShape.of(3), new long[] {0, 1, 3}));
    refuses("tensor ids, of type I64, which cannot be averaged, differs between /a and /b", other);
    String fields = UNIFORM + ", 'tensors': {'except': ['id?']}";
    Path soup = new Cooking(folder).soup(fields, first, folder.resolve("b"));
    try (TensorSource tensors = TensorFile.open(soup.resolve("model.safetensors"))) {
      assertEquals(2, tensors.longs("ids")[2]);
    }
  }

  @Test
  void configurationsMustDescribeTheSameArchitecture() throws IOException {
    refuses(
        "/b/config.json: in /a, hidden_size is 30, but here 31",
        model(1).with("config.json", "{\"model_type\": \"tiny\", \"hidden_size\": 31}"));
    String free =
        "{\"model_type\": \"tiny\", \"hidden_size\": 30.0, \"torch_dtype\": \"x\", \"dropout\": 1}";
    Path other = model(1).with("config.json", free).write(folder.resolve("c"));
    new Cooking(folder).soup(UNIFORM, first, other);
  }

  @Test
  void vocabulariesMustBeTheSame() throws IOException {
    refuses(
        "/b/tokenizer.json: in /a, token 2 is \"c\", but here \"d\"",
        model(1).with("tokenizer.json", TOKENIZER.formatted("d")));
    Path lines =
        model(1)
            .without("tokenizer.json")
            .with("vocab.txt", "a\nb\nc\n")
            .write(folder.resolve("c"));
    new Cooking(folder).soup(UNIFORM, first, lines);
  }

  @Test
  void partsMustBeTheSame() throws IOException {
    Path pair = folder.resolve("pair");
    model(1).write(pair.resolve("generator"));
    model(2).write(pair.resolve("discriminator"));
    UserException fault =
        assertThrows(UserException.class, () -> new Cooking(folder).soup(UNIFORM, first, pair));
    assertTrue(
        fault
            .getMessage()
            .contains("in [itself], but " + pair + " in [discriminator/, generator/]"),
        fault.getMessage());
  }

  @Test
  void theBaseMustHaveWhatIsMerged() throws IOException {
    Path base = model(3).without("scale").without("ids").write(folder.resolve("base"));
    String fields = "'method': 'task-arithmetic', 'base': '" + base + "'";
    refuses("the base /base lacks tensor scale", fields, model(1));
    String rest = fields + ", 'tensors': {'except': ['scale']}";
    new Cooking(folder).soup(rest, first, folder.resolve("b"));
  }

  @Test
  void aPatternThatFitsNothingIsASlip() throws IOException {
    refuses(
        "--except: no tensor of the ingredients has a name like \"encoder*\"",
        UNIFORM + ", 'tensors': {'except': ['encoder*']}",
        model(1));
  }

  @Test
  void severalDifferencesAreNamedAtOnce() throws IOException {
    TinyModel other = new TinyModel().with("config.json", "{}");
    for (int i = 0; i < 7; i++) {
      other.with("t" + i, new Random(1), 1);
    }
    refuses("; and 7 more. Only models of the same architecture", other);
  }
}
