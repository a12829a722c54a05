package mcl.bridge.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
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
   * Calls a method of tensors alone that returns one tensor. It is part of the gradient graph, if
   * one is being recorded.
   *
   * @return owned by the scope of the first argument
   */
  public NDArray call(String method, NDArray... arguments) {
    NDList list = new NDList(arguments);
    list.add(methods.computeIfAbsent(method, this::choice));
    keepAsWritten();
    return IValueUtils.forward(module, list, true).singletonOrThrow();
  }

  /** An array that says by its name which method is meant; it is no argument. */
  private NDArray choice(String method) {
    NDArray choice = scope.create(0f);
    choice.setName("module_method:" + method);
    return choice;
  }

  /**
   * Calls a method outside of any gradient graph. What it returns must not enter one either.
   *
   * @param owner of the result
   * @param arguments arrays, lists of arrays, doubles
   */
  public NDArray callWithoutGradient(NDManager owner, String method, Object... arguments) {
    IValue[] values = Stream.of(arguments).map(ScriptModule::value).toArray(IValue[]::new);
    try {
      keepAsWritten();
      try (IValue result = IValueUtils.runMethod(module, method, values)) {
        return result.toTensor((PtNDManager) owner);
      }
    } finally {
      Stream.of(values).forEach(IValue::close);
    }
  }

  private static IValue value(Object argument) {
    if (argument instanceof PtNDArray array) {
      return IValue.from(array);
    }
    if (argument instanceof Double number) {
      return IValue.from(number);
    }
    if (argument instanceof NDList list) {
      return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
    throw new IllegalArgumentException("no value of TorchScript: " + argument);
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
