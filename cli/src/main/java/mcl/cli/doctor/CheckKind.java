package mcl.cli.doctor;

import java.util.function.Supplier;

/** Every check, in the order of the report: the cheap and safe ones first. */
enum CheckKind {
  VERSION("version", VersionCheck::new),
  SYSTEM("system", SystemCheck::new),
  JAVA("java", JavaCheck::new),
  LOCALE("locale", LocaleCheck::new),
  MEMORY("memory", MemoryCheck::new),
  ALLOCATOR("allocator", AllocatorCheck::new),
  CACHE("cache", CacheCheck::new),
  TOKENIZERS("tokenizers", TokenizersCheck::new),
  ENGINE("engine", EngineCheck::new),
  NATIVE_LIBRARY("native library", NativeLibraryCheck::new),
  DEVICES("devices", DeviceCheck::new),
  THREADS("threads", ThreadCheck::new),
  SELF_TEST("self-test", SelfTestCheck::new);

  private final String topic;
  private final Supplier<Check> constructor;

  CheckKind(String topic, Supplier<Check> constructor) {
    this.topic = topic;
    this.constructor = constructor;
  }

  String topic() {
    return topic;
  }

  Check create() {
    return constructor.get();
  }
}
