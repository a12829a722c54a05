package mcl.tokenization.encoding;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.util.Arrays;
import java.util.function.LongFunction;
import mcl.base.check.Require;

/**
 * The Hugging Face tokenizers library, through DJL's door to it. Safe for use by several threads;
 * {@link #close} waits for nobody and must come last.
 *
 * <p>DJL's public {@code HuggingFaceTokenizer} copies type ids, word ids, masks, token texts and a
 * Java object per token out of every encoding, of which shards need none; and it calls home on
 * creation. So this class speaks to the layer below it, and asks for what is needed.
 */
final class NativeTokenizer implements AutoCloseable {
  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private final long handle;
  private volatile boolean closed;

  /**
   * Loads a tokenizer.
   *
   * @param json the text of a {@code tokenizer.json}; its padding and truncation are ignored
   * @throws IllegalArgumentException if the library refuses it; the message is the library's
   */
  NativeTokenizer(String json) {
    LibUtils.checkStatus();
    try {
      handle = LIBRARY.createTokenizerFromString(json);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    LIBRARY.disablePadding(handle);
    LIBRARY.disableTruncation(handle);
  }

  /** The ids of a text, without special tokens around it. */
  int[] ids(String text) {
    return encode(text, encoding -> toInts(LIBRARY.getTokenIds(encoding)));
  }

  /** The ids of a text with the place of each token. */
  TokenSequence places(String text) {
    return encode(
        text,
        encoding -> {
          int[] ids = toInts(LIBRARY.getTokenIds(encoding));
          CharSpan[] spans = LIBRARY.getTokenCharSpans(encoding);
          CodePoints points = new CodePoints(text);
          int[] starts = Arrays.stream(spans).mapToInt(s -> points.index(s.getStart())).toArray();
          int[] ends = Arrays.stream(spans).mapToInt(s -> points.index(s.getEnd())).toArray();
          return TokenSequence.owning(ids, starts, ends);
        });
  }

  /** The text of ids, as near to what was encoded as the tokenizer's decoder comes. */
  String decode(int[] ids, boolean skipSpecialTokens) {
    Require.state(!closed, "the tokenizer is closed");
    return LIBRARY.decode(handle, Arrays.stream(ids).asLongStream().toArray(), skipSpecialTokens);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      LIBRARY.deleteTokenizer(handle);
    }
  }

  private <T> T encode(String text, LongFunction<T> use) {
    Require.state(!closed, "the tokenizer is closed");
    long encoding = LIBRARY.encode(handle, CodePoints.wellFormed(text), false);
    try {
      return use.apply(encoding);
    } finally {
      LIBRARY.deleteEncoding(encoding);
    }
  }

  private static int[] toInts(long[] values) {
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) values[i];
    }
    return ints;
  }
}
