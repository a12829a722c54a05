package mcl.cli.doctor;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * Every check, in the order of the report: the cheap and safe ones first, and behind the engine
 * those that mean nothing without it.
 */
enum CheckKind {
  VERSION(VersionCheck::new),
  SYSTEM(SystemCheck::new),
  JAVA(JavaCheck::new),
  LOCALE(LocaleCheck::new),
  MEMORY(MemoryCheck::new),
  ALLOCATOR(AllocatorCheck::new),
  CACHE(CacheCheck::new),
  TOKENIZERS(TokenizersCheck::new),
  ENGINE(EngineCheck::new),
  NATIVE_LIBRARY(NativeLibraryCheck::new),
  DEVICES(DeviceCheck::new),
  THREADS(ThreadCheck::new),
  SELF_TEST(SelfTestCheck::new);

  private final Supplier<Check> constructor;

  CheckKind(Supplier<Check> constructor) {
    this.constructor = constructor;
  }

  /** What a finding of a check that broke is called. */
  String topic() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  boolean needsEngine() {
    return compareTo(ENGINE) > 0;
  }

  Check create() {
    return constructor.get();
  }
}
