package mcl.soups.model;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.FloatValues;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;

/**
 * Whether models can be merged with the first of them: the same parts, tensors, shapes, types,
 * architecture and vocabulary. Only headers are read, and those tensors that cannot be averaged.
 */
final class Compatibility {
  /** What can be averaged. */
  private static final Set<Dtype> NUMBERS = EnumSet.copyOf(FloatValues.TYPES);

  static {
    NUMBERS.add(Dtype.F64);
  }

  private static final int COMPARED = 1 << 20;

  private final ModelFolder first;
  private final TensorSelection selection;
  private final boolean mixedTypes;
  private final Differences found = new Differences();

  /**
   * A comparison.
   *
   * @param mixedTypes whether the types of floating-point tensors may differ
   */
  Compatibility(ModelFolder first, TensorSelection selection, boolean mixedTypes) {
    this.first = first;
    this.selection = selection;
    this.mixedTypes = mixedTypes;
  }

  /** Whether tensors of this type are averaged; others must be equal in all models. */
  static boolean isAveraged(Dtype dtype) {
    return NUMBERS.contains(dtype);
  }

  /** Compares an ingredient with the first one. */
  void ingredient(ModelFolder other) {
    if (!first.parts().keySet().equals(other.parts().keySet())) {
      found.add("%s has weights in %s, but %s in %s", first, folders(first), other, folders(other));
      return;
    }
    for (ModelPart part : first.parts().values()) {
      ModelPart there = other.parts().get(part.name());
      compareNames(part, there);
      compareTensors(part, there);
      for (String field : ConfigAgreement.differences(part.folder(), there.folder())) {
        found.add("%s/config.json: in %s, %s", there.folder(), part.folder(), field);
      }
      compareTokenizers(part.folder(), there.folder());
    }
  }

  /** Compares the base: it must have what is merged, and may have more or less beside that. */
  void base(ModelFolder base) {
    for (ModelPart part : first.parts().values()) {
      ModelPart there = base.parts().get(part.name());
      if (there == null) {
        found.add("the base %s has no weights in %s", base, part.name());
        continue;
      }
      for (String name : part.tensors().names()) {
        if (merges(part, name)) {
          compareWithBase(part, there, name);
        }
      }
      compareTokenizers(part.folder(), there.folder());
    }
  }

  private void compareWithBase(ModelPart part, ModelPart base, String name) {
    if (base.tensors().contains(name)) {
      compare(part, base, name, true);
    } else {
      found.add("the base %s lacks tensor %s", base.folder(), name);
    }
  }

  /** Throws a {@link mcl.base.check.UserException} that names what differs, if anything does. */
  void refuse() {
    found.refuse(
        "Only models of the same architecture and vocabulary can be merged; --except PATTERN copies"
            + " tensors from the first ingredient instead.");
  }

  private boolean merges(ModelPart part, String name) {
    return selection.includes(part.tensor(name)) && isAveraged(part.tensors().header(name).dtype());
  }

  private static String folders(ModelFolder model) {
    return model.parts().keySet().stream()
        .map(name -> name.isEmpty() ? "itself" : name + "/")
        .toList()
        .toString();
  }

  private void compareNames(ModelPart part, ModelPart there) {
    missing(part, there);
    missing(there, part);
  }

  private void missing(ModelPart part, ModelPart there) {
    for (String name : part.tensors().names()) {
      boolean needed = selection.includes(part.tensor(name));
      if (needed && !there.tensors().contains(name)) {
        found.add("%s lacks tensor %s of %s", there.folder(), name, part.folder());
      }
    }
  }

  private void compareTensors(ModelPart part, ModelPart there) {
    for (String name : part.tensors().names()) {
      if (selection.includes(part.tensor(name)) && there.tensors().contains(name)) {
        compare(part, there, name, mixedTypes);
      }
    }
  }

  private void compare(ModelPart part, ModelPart there, String name, boolean anyNumbers) {
    TensorHeader one = part.tensors().header(name);
    TensorHeader other = there.tensors().header(name);
    boolean numbers = isAveraged(one.dtype()) && isAveraged(other.dtype());
    if (!one.shape().equals(other.shape())) {
      found.add(
          "tensor %s is %s in %s, but %s in %s",
          name, one.shape(), part.folder(), other.shape(), there.folder());
    } else if (one.dtype() != other.dtype() && !(numbers && anyNumbers)) {
      found.add(
          "tensor %s is of type %s in %s, but %s in %s%s",
          name,
          one.dtype(),
          part.folder(),
          other.dtype(),
          there.folder(),
          numbers ? " (say with --dtype which type the soup is to have)" : "");
    } else if (!numbers && !sameBytes(part.tensors(), there.tensors(), name)) {
      found.add(
          "tensor %s, of type %s, which cannot be averaged, differs between %s and %s",
          name, one.dtype(), part.folder(), there.folder());
    }
  }

  private static boolean sameBytes(TensorSource one, TensorSource other, String name) {
    long elements = one.header(name).elements();
    for (long from = 0; from < elements; from += COMPARED) {
      int count = (int) Math.min(COMPARED, elements - from);
      ByteBuffer bytes = one.bytes(name, from, count);
      if (!bytes.equals(other.bytes(name, from, count))) {
        return false;
      }
    }
    return true;
  }

  private void compareTokenizers(Path one, Path other) {
    if (TokenizerPieces.sameFiles(one, other)) {
      return;
    }
    Optional<TokenizerPieces> pieces = TokenizerPieces.in(one);
    Optional<TokenizerPieces> there = TokenizerPieces.in(other);
    if (pieces.isPresent() && there.isPresent()) {
      List<String> differences = pieces.get().difference(there.get()).stream().toList();
      differences.forEach(it -> found.add("%s: in %s, %s", there.get().file(), one, it));
    }
  }
}
