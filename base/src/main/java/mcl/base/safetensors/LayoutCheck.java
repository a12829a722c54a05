package mcl.base.safetensors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that the tensors of a header have the sizes they claim and tile the data exactly. */
final class LayoutCheck {
  private final DamagedFile file;
  private final long dataBytes;

  LayoutCheck(DamagedFile file, long dataBytes) {
    this.file = file;
    this.dataBytes = dataBytes;
  }

  /** The header with its tensors in the order of their bytes. */
  FileHeader inOrder(FileHeader header) {
    List<TensorHeader> sorted = new ArrayList<>(header.tensors().values());
    sorted.sort(Comparator.comparingLong(TensorHeader::begin).thenComparingLong(TensorHeader::end));
    Map<String, TensorHeader> ordered = new LinkedHashMap<>();
    TensorHeader previous = null;
    for (TensorHeader tensor : sorted) {
      checkSize(tensor);
      checkPlace(tensor, previous);
      ordered.put(tensor.name(), tensor);
      previous = tensor;
    }
    checkEnd(previous == null ? 0 : previous.end());
    return new FileHeader(header.metadata(), ordered);
  }

  private void checkSize(TensorHeader tensor) {
    long bits;
    try {
      bits = Math.multiplyExact(tensor.shape().elements(), tensor.dtype().bits());
    } catch (ArithmeticException e) {
      throw file.because(
          "has a wrong header: the size of tensor %s, type %s, shape %s, overflows 64 bits.",
          name(tensor), tensor.dtype(), shape(tensor));
    }
    if (bits % 8 != 0) {
      throw file.because(
          "has a wrong header: tensor %s, type %s, shape %s, takes %d bits and does not end on a"
              + " byte.",
          name(tensor), tensor.dtype(), shape(tensor), bits);
    }
    if (bits / 8 != tensor.byteSize()) {
      throw file.because(
          "has a wrong header: tensor %s, type %s, shape %s, takes %d bytes, but its data_offsets"
              + " [%d, %d] give it %d.",
          name(tensor),
          tensor.dtype(),
          shape(tensor),
          bits / 8,
          tensor.begin(),
          tensor.end(),
          tensor.byteSize());
    }
  }

  private void checkPlace(TensorHeader tensor, TensorHeader previous) {
    if (previous == null) {
      if (tensor.begin() != 0) {
        throw file.because(
            "has a wrong header: its first tensor, %s, begins at byte %d of the data instead of 0.",
            name(tensor), tensor.begin());
      }
    } else if (tensor.begin() > previous.end()) {
      throw file.because(
          "has a wrong header: bytes %d to %d of the data, between tensors %s and %s, belong to no"
              + " tensor.",
          previous.end(), tensor.begin(), name(previous), name(tensor));
    } else if (tensor.begin() < previous.end()) {
      boolean same = tensor.begin() == previous.begin() && tensor.end() == previous.end();
      throw file.because(
          "has a wrong header: tensors %s and %s %s: bytes %d to %d of the data.",
          name(previous),
          name(tensor),
          same ? "are two names for one range" : "overlap",
          tensor.begin(),
          Math.min(previous.end(), tensor.end()));
    }
  }

  private void checkEnd(long end) {
    if (end > dataBytes) {
      throw file.because(
          "is cut short: its tensors take %d bytes, but only %d follow the header (%d missing).",
          end, dataBytes, end - dataBytes);
    }
    if (end < dataBytes) {
      throw file.because(
          "has %d bytes too many at its end: its tensors take %d bytes, but %d follow the header.",
          dataBytes - end, end, dataBytes);
    }
  }

  private static String name(TensorHeader tensor) {
    return Quote.of(tensor.name());
  }

  private static String shape(TensorHeader tensor) {
    return Quote.shortened(tensor.shape().toString());
  }
}
