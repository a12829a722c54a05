package mcl.base.safetensors;

/**
 * What a file says of one tensor.
 *
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where its bytes end (exclusive), counted likewise
 */
public record TensorHeader(String name, Dtype dtype, TensorShape shape, long begin, long end) {

  /** The number of elements. */
  public long elements() {
    return shape.elements();
  }

  /** The number of bytes. */
  public long byteSize() {
    return end - begin;
  }
}
