package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers whose JSON is right and whose entries are not. */
final class EntryRejectionTest {
  private static final String REPAIR =
      " The file is damaged or was not written as safetensors: download or save it again.";

  @TempDir Path folder;

  @Test
  void reject_whenEntryIsNoObject() {
    assertRefused(
        "tensor \"a\" is not described by an object with dtype, shape and data_offsets.",
        "{'a':[]}");
  }

  @Test
  void reject_whenDtypeIsMissing() {
    assertRefused("tensor \"a\" has no dtype.", "{'a':{'shape':[],'data_offsets':[0,4]}}");
  }

  @Test
  void reject_whenShapeIsMissing() {
    assertRefused("tensor \"a\" has no shape.", "{'a':{'dtype':'F32','data_offsets':[0,4]}}");
  }

  @Test
  void reject_whenOffsetsAreMissing() {
    assertRefused("tensor \"a\" has no data_offsets.", "{'a':{'dtype':'F32','shape':[]}}");
  }

  @Test
  void reject_whenThereAreNotTwoOffsets() {
    assertRefused("tensor \"a\" has 1 data_offsets instead of 2: begin and end.", offsets("[0]"));
    assertRefused(
        "tensor \"a\" has 3 data_offsets instead of 2: begin and end.", offsets("[0,4,8]"));
  }

  @Test
  void reject_whenShapeIsNoList() {
    assertRefused("tensor \"a\" has a shape that is no list.", shape("4"));
    assertRefused("tensor \"a\" has a shape that is no list.", shape("null"));
  }

  @Test
  void reject_whenDtypeIsUnknown() {
    assertRefused("tensor \"a\" has the unknown dtype \"F31\".", dtype("'F31'"));
    assertRefused("tensor \"a\" has the unknown dtype \"f32\".", dtype("'f32'"));
  }

  @Test
  void reject_whenDtypeIsNoString() {
    assertRefused("tensor \"a\" has a dtype that is no string.", dtype("32"));
  }

  @Test
  void reject_whenSizeIsNegative() {
    assertRefused(
        "tensor \"a\" has \"-1\" in its shape; whole numbers from 0 up are needed.", shape("[-1]"));
    assertRefused(
        "tensor \"a\" has \"-4\" in its data_offsets; whole numbers from 0 up are needed.",
        offsets("[-4,0]"));
  }

  @Test
  void reject_whenSizeIsFractional() {
    assertRefused(
        "tensor \"a\" has \"1.5\" in its shape; whole numbers from 0 up are needed.",
        shape("[1.5]"));
    assertRefused(
        "tensor \"a\" has \"1e0\" in its shape; whole numbers from 0 up are needed.",
        shape("[1e0]"));
  }

  @Test
  void reject_whenSizeIsNoNumber() {
    assertRefused(
        "tensor \"a\" has \"1\" in its shape; whole numbers from 0 up are needed.", shape("['1']"));
    assertRefused(
        "tensor \"a\" has \"null\" in its shape; whole numbers from 0 up are needed.",
        shape("[null]"));
  }

  @Test
  void reject_whenSizeIsAbove2To48() {
    String above = " in its shape; the largest number believed is 2^48.";
    assertRefused("tensor \"a\" has \"281474976710657\"" + above, shape("[281474976710657]"));
    assertRefused(
        "tensor \"a\" has \"99999999999999999999999\"" + above, shape("[99999999999999999999999]"));
  }

  @Test
  void reject_whenEndIsBeforeBegin() {
    assertRefused(
        "tensor \"a\" ends before it begins: its data_offsets are [4, 0].", offsets("[4,0]"));
  }

  @Test
  void reject_whenFieldStandsTwice() {
    assertRefused(
        "tensor \"a\" has its dtype twice.", "{'a':{'dtype':'F32','dtype':'F32','shape':[]}}");
    assertRefused("tensor \"a\" has its shape twice.", "{'a':{'shape':[],'shape':[]}}");
    assertRefused(
        "tensor \"a\" has its data_offsets twice.",
        "{'a':{'data_offsets':[0,4],'data_offsets':[0,4]}}");
  }

  @Test
  void reject_whenNameStandsTwice() {
    String entry = "{'dtype':'F32','shape':[],'data_offsets':[0,4]}";
    assertEquals(
        "holds the key \"a\" twice in its header." + REPAIR,
        refusal("{'a':" + entry + ",'\\u0061':" + entry + "}"));
    assertEquals(
        "holds the key \"__metadata__\" twice in its header." + REPAIR,
        refusal("{'__metadata__':{},'__metadata__':{}}"));
    assertEquals(
        "holds the key \"k\" twice in __metadata__." + REPAIR,
        refusal("{'__metadata__':{'k':'1','k':'1'}}"));
  }

  @Test
  void reject_whenMetadataIsNotStringToString() {
    assertEquals(
        "has a __metadata__ that is not an object of strings." + REPAIR,
        refusal("{'__metadata__':null}"));
    assertEquals(
        "has a value in __metadata__, \"k\", that is no string." + REPAIR,
        refusal("{'__metadata__':{'k':1}}"));
  }

  @Test
  void reject_whenTextIsHalfASurrogatePair() {
    assertEquals(
        "has half a surrogate pair in the text \"a?\"." + REPAIR, refusal("{'a\\ud800':1}"));
    assertEquals(
        "has half a surrogate pair in the text \"?\"." + REPAIR,
        refusal("{'__metadata__':{'k':'\\udc00'}}"));
  }

  @Test
  void messagesStayShortAndPrintable() {
    String message = refusal("{'\\u001b[31m\\u202e" + "x".repeat(100_000) + "':1}");
    assertTrue(message.length() < 400, message);
    assertTrue(message.contains("tensor \"?[31m?xxx"), message);
  }

  private static String shape(String shape) {
    return "{'a':{'dtype':'F32','shape':" + shape + ",'data_offsets':[0,4]}}";
  }

  private static String offsets(String offsets) {
    return "{'a':{'dtype':'F32','shape':[],'data_offsets':" + offsets + "}}";
  }

  private static String dtype(String dtype) {
    return "{'a':{'dtype':" + dtype + ",'shape':[],'data_offsets':[0,4]}}";
  }

  private void assertRefused(String expected, String header) {
    assertEquals("has a wrong header: " + expected + REPAIR, refusal(header));
  }

  private String refusal(String header) {
    return RawFile.refusal(folder, RawFile.of(header, 4));
  }
}
