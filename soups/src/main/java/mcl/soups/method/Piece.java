package mcl.soups.method;

/**
 * Some neighbouring elements of one tensor, as they are in each of the ingredients.
 *
 * <p>Inputs are numbered: first the ingredients, from 0 on, then the base, if there is one. Arrays
 * are longer than the piece; they belong to the piece, and their content ends with it.
 */
public interface Piece {
  /** The index of the first element in the tensor. */
  long from();

  /** The number of elements. */
  int size();

  /** The values of an input as float64, always exact. The caller may overwrite the array. */
  double[] values(int input);

  /** An array to work in, with anything in it; each number is another one. */
  double[] scratch(int number);

  /** Reads the values of an input as float32; float64 tensors are rounded. */
  void read(int input, float[] target);

  /** An array of float32 to work in, with anything in it; each number is another one. */
  float[] narrowScratch(int number);
}
