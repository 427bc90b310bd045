package io.haldane.controller;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Gives back the pages of files that only the start or a burst needed, such as archived classes.
 * The system keeps them in its own cache as long as it has room; what is needed again is there at
 * once. Linux only. See docs/adr/0062.
 */
final class FilePages {
  private static final Logger LOG = Logger.getLogger(FilePages.class);
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");

  /** From Linux' mman.h, the same on all processors. */
  private static final int MADV_DONTNEED = 4;

  private final MethodHandle madvise;

  private FilePages(MethodHandle madvise) {
    this.madvise = madvise;
  }

  /** Does nothing on other systems than Linux, and where the JVM may not call native functions. */
  static Runnable giveBack() {
    if (!Files.isReadable(MAPPINGS)) {
      return () -> {};
    }
    try {
      Linker linker = Linker.nativeLinker();
      return new FilePages(
              linker.downcallHandle(
                  linker.defaultLookup().findOrThrow("madvise"),
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT,
                      ValueLayout.ADDRESS,
                      ValueLayout.JAVA_LONG,
                      ValueLayout.JAVA_INT)))
          ::all;
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("pages of files stay in memory", e);
      return () -> {};
    }
  }

  private void all() {
    try {
      List<FileMapping> mappings = FileMapping.parse(Files.readAllLines(MAPPINGS));
      mappings.stream().filter(FileMapping::canBeReadAgain).forEach(this::one);
    } catch (IOException | RuntimeException e) {
      LOG.debug("pages of files stay in memory", e);
    }
  }

  private void one(FileMapping mapping) {
    try {
      int refused =
          (int)
              madvise.invokeExact(
                  MemorySegment.ofAddress(mapping.start()), mapping.length(), MADV_DONTNEED);
      if (refused != 0) {
        LOG.debugf("pages of %s stay in memory", mapping.file());
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native function throws nothing", e);
    }
  }
}
