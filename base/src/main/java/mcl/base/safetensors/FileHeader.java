package mcl.base.safetensors;

import java.util.Map;

/**
 * The header of a file.
 *
 * @param tensors by name, in the order of their bytes once they have passed the {@link LayoutCheck}
 */
record FileHeader(Map<String, String> metadata, Map<String, TensorHeader> tensors) {}
