package mcl.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordNetDefinitionsTest {
  private static final String DOG = "@ 05 n 02 dog 0 domestic_dog 0 001 @p 00000000 n 0000 | a pet";

  @Test
  void theWholeOfWordNetIsThere() throws IOException {
    List<Synset> synsets = new WordNetDefinitions().all();
    assertEquals(117_791, synsets.size());
    long words =
        synsets.stream()
            .flatMap(s -> Stream.concat(Stream.of(s.definition()), s.examples().stream()))
            .mapToLong(text -> text.split("\\s+").length)
            .sum();
    assertEquals(1_464_321, words);
    assertEquals(117_791, synsets.stream().map(Synset::id).distinct().count());
    assertEquals(
        new TreeSet<>(LexicographerFiles.NAMES),
        synsets.stream()
            .map(Synset::lexicographerFile)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void aKnownSynsetIsReadWhole() throws IOException {
    Synset object =
        new WordNetDefinitions()
            .all().stream().filter(s -> s.id().equals("00002684-n")).findFirst().orElseThrow();
    assertEquals(
        new Synset(
            "00002684-n",
            "noun.Tops",
            List.of("object", "physical object"),
            "a tangible and visible entity; an entity that can cast a shadow",
            List.of("it was full of rackets, balls and other objects")),
        object);
  }

  @Test
  void theLicenceOfPrincetonIsShown() throws IOException {
    String licence = new WordNetDefinitions().licence();
    assertTrue(licence.startsWith("This software and database is being provided to you"));
    assertTrue(licence.contains("WordNet 3.1 Copyright 2011 by Princeton University."));
    assertTrue(licence.endsWith("and LICENSEE agrees to preserve same.\n"));
    assertEquals(29, licence.lines().count());
    assertFalse(Pattern.compile("^ *[0-9]", Pattern.MULTILINE).matcher(licence).find());
  }

  @Test
  void linesOfTheLicenceLoseTheirNumbers() throws IOException {
    assertEquals("You may use it.\n\nNo warranty.\n", new TinyWordNet().definitions().licence());
  }

  @Test
  void everyPartOfSpeechIsRead() throws IOException {
    List<Synset> synsets =
        new TinyWordNet()
            .add("data.adv", "@ 02 r 01 well 0 000 | nicely")
            .add("data.adj", "@ 00 s 01 able(p) 0 000 | can; \"she is\"")
            .add(
                "data.verb",
                "@ 38 v 0b go 0 a 0 b 0 c 0 d 0 e 0 f 0 g 0 h 0 i 0 j 0 000 02 + 08 00 + 22 0a | move")
            .add("data.noun", "@ 05 n 02 dog 0 domestic_dog f 000 | a pet")
            .definitions()
            .all();
    assertEquals(
        List.of("noun.animal", "verb.motion", "adj.all", "adv.all"),
        synsets.stream().map(Synset::lexicographerFile).toList());
    assertEquals(List.of("dog", "domestic dog"), synsets.get(0).words());
    assertEquals(11, synsets.get(1).words().size());
    assertEquals(List.of("able"), synsets.get(2).words());
    assertEquals("00000048-s", synsets.get(2).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "@ 05 n 01 dog 0 000 a pet; there is no \" | \" before a gloss",
        "00000007 05 n 01 dog 0 000 | a pet; synset_offset is 00000007, but the line begins at byte 48",
        "46 05 n 01 dog 0 000 | a pet; field 1 (synset_offset) is \"46\"",
        "@ 45 n 01 dog 0 000 | a pet; lex_filenum 45 is not the number of a file of noun.*",
        "@ 38 n 01 dog 0 000 | a pet; lex_filenum 38 is not the number of a file of noun.*",
        "@ 05 v 01 dog 0 000 | a pet; field 3 (ss_type) is \"v\"",
        "@ 05 n xx dog 0 000 | a pet; field 4 (w_cnt) is \"xx\"",
        "@ 05 n 02 dog 0 000 | a pet; field 8 (lex_id) is \"\"",
        "@ 05 n 01 dog 0 001 | a pet; field 8 (pointer_symbol) is \"\"",
        "@ 05 n 01 dog 0 001 ~ 1 n 0000 | a pet; field 9 (pointer synset_offset) is \"1\"",
        "@ 05 n 01 dog 0 000 00 | a pet; \"00\" stands where the bar belongs",
        "@ 05 n 01 dog 0 000 | \"a pet\"; the gloss holds no definition",
        "@ 05 n 01 dog 0 000 | a \"pet; a quotation mark in the gloss is never closed",
        "@ 05 n 01 dög 0 000 | a pet; there is a byte that is not ASCII",
      })
  void reject_whenALineIsDamaged(String line, String reason) {
    WordNetDefinitions damaged = new TinyWordNet().add("data.noun", line).definitions();
    var fault = assertThrows(UserException.class, damaged::all);
    assertTrue(fault.getMessage().contains("/data.noun, line 4: " + reason), fault::getMessage);
    assertTrue(fault.getMessage().contains("build again"));
  }

  @Test
  void reject_whenAVerbHasNoFrames() {
    WordNetDefinitions damaged =
        new TinyWordNet().add("data.verb", "@ 38 v 01 go 0 000 | move").definitions();
    var fault = assertThrows(UserException.class, damaged::all);
    assertTrue(fault.getMessage().contains("field 8 (f_cnt)"), fault::getMessage);
  }

  @Test
  void reject_whenAFileIsMissing() {
    WordNetDefinitions missing = new TinyWordNet().without("data.adj").definitions();
    var fault = assertThrows(UserException.class, missing::all);
    assertTrue(fault.getMessage().contains("data.adj is not on the class path"));
  }

  @Test
  void reject_whenTheLicenceIsMissing() {
    WordNetDefinitions bare = new TinyWordNet().replaced("data.noun", DOG + "\n").definitions();
    var fault = assertThrows(UserException.class, bare::licence);
    assertTrue(fault.getMessage().contains("licence of WordNet"));
  }
}
