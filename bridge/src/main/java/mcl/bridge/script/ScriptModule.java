package mcl.bridge.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Methods of TorchScript, given as text, called through DJL's own native library: so every
 * operation of libtorch is at hand wherever DJL runs, without a compiler. A call costs some
 * microseconds.
 *
 * <p>Lives until it is closed; arrays of its results do not need it.
 */
public final class ScriptModule implements AutoCloseable {
  private final PtNDManager scope;
  private final PtSymbolBlock module;
  private final Map<String, NDArray> methods = new ConcurrentHashMap<>();

  private ScriptModule(PtNDManager scope, PtSymbolBlock module) {
    this.scope = scope;
    this.module = module;
  }

  /**
   * Compiles methods.
   *
   * @param methods TorchScript as its archives hold it, where operators are calls: {@code def
   *     twice(self, x: Tensor) -> Tensor:}
   * @throws IllegalStateException if the engine is another than PyTorch, or refuses the text
   */
  public static ScriptModule of(String methods) {
    NDManager scope = NDManager.newBaseManager();
    try {
      if (!(scope instanceof PtNDManager manager)) {
        throw new IllegalStateException("the engine is " + scope.getEngine().getEngineName());
      }
      ByteArrayInputStream archive = new ByteArrayInputStream(ScriptArchive.of(methods));
      return new ScriptModule(manager, JniUtils.loadModule(manager, archive, false, false));
    } catch (IOException | RuntimeException | LinkageError e) {
      scope.close();
      throw new IllegalStateException("TorchScript is not available: " + e.getMessage(), e);
    }
  }

  /**
   * Calls a method of tensors that returns one tensor. It is part of the gradient graph, if one is
   * being recorded.
   *
   * @return owned by the scope of the first argument
   */
  public NDArray call(String method, NDArray... arguments) {
    return call(method, new NDList(arguments));
  }

  /**
   * Calls a method of some tensors and, behind them, lists of tensors.
   *
   * @param arrays the tensors
   * @param lists none of them empty
   * @return owned by the scope of the first argument
   */
  public NDArray call(String method, NDArray[] arrays, NDList... lists) {
    NDList arguments = new NDList(arrays);
    for (int i = 0; i < lists.length; i++) {
      name(lists[i], "list" + i + "[]");
      arguments.addAll(lists[i]);
    }
    try {
      return call(method, arguments);
    } finally {
      Stream.of(lists).forEach(list -> name(list, null));
    }
  }

  /** DJL makes one argument of all arrays with one name of this kind. */
  private static void name(NDList list, String name) {
    list.forEach(array -> array.setName(name));
  }

  private NDArray call(String method, NDList arguments) {
    arguments.add(methods.computeIfAbsent(method, this::choice));
    keepAsWritten();
    return IValueUtils.forward(module, arguments, true).singletonOrThrow();
  }

  /** An array that says by its name which method is meant; it is no argument. */
  private NDArray choice(String method) {
    NDArray choice = scope.create(0f);
    choice.setName("module_method:" + method);
    return choice;
  }

  /** The engine's own rewriting of graphs costs seconds and brings nothing; set for each thread. */
  private static void keepAsWritten() {
    JniUtils.setGraphExecutorOptimize(false);
  }

  @Override
  public void close() {
    module.close();
    scope.close();
  }
}
