package mcl.cli.inspect;

/**
 * How much is wanted.
 *
 * @param tensors whether to list every tensor
 * @param hashes whether to read whole files for their hashes
 */
public record Detail(boolean tensors, boolean hashes) {}
