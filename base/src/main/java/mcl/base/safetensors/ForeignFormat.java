package mcl.base.safetensors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mcl.base.check.UserException;

/** Recognises files of other formats that were given the name of a safetensors file. */
enum ForeignFormat {
  PYTORCH_ZIP(
      "is a zip archive, as torch.save writes it, under the name of a safetensors file."
          + Conversion.SENTENCE) {
    @Override
    boolean matches(byte[] head) {
      return text(head).startsWith("PK\u0003\u0004");
    }
  },
  PICKLE(
      "is a Python pickle, as older versions of torch.save write it, under the name of a"
          + " safetensors file."
          + Conversion.SENTENCE) {
    @Override
    boolean matches(byte[] head) {
      boolean marked = head.length > 2 && head[0] == (byte) 0x80;
      return PickledWeights.isPickle(head)
          && (!marked || FIRST_OPCODES.indexOf(head[2] & 0xFF) >= 0);
    }
  },
  GIT_LFS_POINTER(
      "is a Git LFS pointer: the place of the weights is recorded, but they have not been"
          + " downloaded. Run git lfs pull, or download the file itself.") {
    @Override
    boolean matches(byte[] head) {
      return text(head).startsWith("version https");
    }
  },
  WEB_PAGE("is a web page: the download went wrong. Download the file itself.") {
    @Override
    boolean matches(byte[] head) {
      return text(head).startsWith("<!DOCTYPE") || text(head).startsWith("<html");
    }
  };

  /** How many bytes from the beginning of a file tell its format. */
  static final int BYTES = 16;

  /** Opcodes of the pickle protocol that begin a pickled dictionary, tuple, object or number. */
  private static final String FIRST_OPCODES = "c}](){lXUKJNG.\u008a\u0095\u008c";

  private final String sentence;

  ForeignFormat(String sentence) {
    this.sentence = sentence;
  }

  abstract boolean matches(byte[] head);

  /**
   * Throws if the file is of another format; called only when it cannot be read as safetensors.
   *
   * @param head the first {@link #BYTES} bytes, or all if there are fewer
   */
  static void refuse(Path path, ByteBuffer head) {
    byte[] bytes = new byte[head.remaining()];
    head.get(bytes);
    boolean headerFollows = bytes.length > HeaderReader.PREFIX_BYTES && bytes[8] == '{';
    for (ForeignFormat format : values()) {
      if (!headerFollows && format.matches(bytes)) {
        throw UserException.of("%s %s", path, format.sentence);
      }
    }
  }

  private static String text(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1);
  }

  /** How to come by a safetensors file; a class, because enum constants cannot see statics. */
  private static final class Conversion {
    static final String SENTENCE =
        " Convert it in Python: load it with torch.load(path, weights_only=True), and save the"
            + " tensors with safetensors.torch.save_file.";
  }
}
