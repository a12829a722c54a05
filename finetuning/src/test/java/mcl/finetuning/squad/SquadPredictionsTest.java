package mcl.finetuning.squad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SquadPredictionsTest {
  @TempDir Path folder;

  @Test
  void anObjectHasAllQuestions() throws IOException {
    assertEquals(
        Map.of("q1", "a dog", "q2", ""),
        SquadPredictions.answers(write("\uFEFF{'q1': 'a dog',\n 'q2': ''}")));
    assertEquals(Map.of("q1", 0.5), SquadPredictions.numbers(write("{'q1': 0.5}")));
  }

  @Test
  void jsonLinesHaveAQuestionEach() throws IOException {
    Path file =
        write(
            "{'index':0,'id':'q1','answer':'a dog','no_answer_probability':0.25}\n\n"
                + "{'index':1,'id':'q2','answer':'','no_answer_probability':1}\n");
    assertEquals(Map.of("q1", "a dog", "q2", ""), SquadPredictions.answers(file));
    assertEquals(Map.of("q1", 0.25, "q2", 1.0), SquadPredictions.numbers(file));
    assertEquals(
        Map.of("q1", "a dog"),
        SquadPredictions.answers(write("{'id':'q1','prediction_text':'a dog'}\n")));
  }

  @Test
  void aListIsThatOfHuggingFacesEvaluate() throws IOException {
    String element = "'prediction_text':'a dog','no_answer_probability':0.25";
    Path file = write("[{'id':'q1'," + element + "},\n{'id':'q2'," + element + "}]");
    assertEquals(Map.of("q1", "a dog", "q2", "a dog"), SquadPredictions.answers(file));
    assertEquals(Map.of("q1", 0.25, "q2", 0.25), SquadPredictions.numbers(file));
  }

  @Test
  void aQuestionMayBeCalledAnything() throws IOException {
    assertEquals(
        Map.of("answer", "a dog", "index", "a cat"),
        SquadPredictions.answers(write("{'answer': 'a dog', 'index': 'a cat'}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'index':0,'answer':'x'}|, line 1: no field \"id\". mcl predict writes it of files in",
        "{'id':'q1','answer':'x'}#{'id':'q1','answer':'y'}|, line 2: another line has the same id",
        "{'id':'q1','answer':'x'}#{'id':'q2'}|, line 2: \"answer\": expected a text, the answer.",
        "{'id':'q1','answer':'x'}#{'id'|, line 2: not valid JSON.",
        "{'q1': 3}|: \"q1\": expected a text, the answer.",
        "[{'id':'a','prediction_text':''},{'id':'a','prediction_text':''}]|, element 2: another",
        "[{'answer':'a'}]|, element 1: there is no text \"id\".",
        "[]|: expected an object with the id of each question and a text, the answer.",
        "said|: not valid JSON.",
      })
  void refusesWhatItCannotUse(String text, String expected) throws IOException {
    Path file = write(text.replace('#', '\n'));
    String message =
        assertThrows(UserException.class, () -> SquadPredictions.answers(file)).getMessage();
    assertTrue(message.startsWith(file + expected), message);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("said.jsonl"), text.replace('\'', '"'));
  }
}
