package io.haldane.controller;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Releases the pages of files that only the start or a burst needed, such as archived classes. The
 * system keeps them in its own cache as long as it has room; what is needed again is there at once.
 * Linux only. See docs/adr/0062.
 */
final class FilePages {
  private static final Logger LOG = Logger.getLogger(FilePages.class);
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");

  /** From Linux' mman.h, the same on all processors. */
  private static final int MADV_DONTNEED = 4;

  private final MethodHandle madvise;
  private final Predicate<Path> lasts;

  private FilePages(MethodHandle madvise, Predicate<Path> lasts) {
    this.madvise = madvise;
    this.lasts = lasts;
  }

  /**
   * Those of the JVM itself, whose files stay mapped as long as the process lives. Does nothing on
   * other systems than Linux, and where the JVM may not call native functions.
   */
  static Runnable giveBack() {
    return giveBack(lasting());
  }

  /**
   * @param lasts whether a file stays mapped. Of any other, the address could belong to the memory
   *     of somebody else by the time it is released, which would then be lost.
   */
  static Runnable giveBack(Predicate<Path> lasts) {
    if (!Files.isReadable(MAPPINGS)) {
      return () -> {};
    }
    try {
      return new FilePages(madvise(), lasts)::all;
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("pages of files stay in memory", e);
      return () -> {};
    }
  }

  private static MethodHandle madvise() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("madvise"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT));
  }

  private static Predicate<Path> lasting() {
    List<Path> files =
        Stream.of(System.getProperty("java.home"), option("AOTCache"))
            .filter(file -> !file.isEmpty())
            .map(FilePages::real)
            .toList();
    return file -> files.stream().anyMatch(file::startsWith);
  }

  /** Empty for an option that is not set, or that the JVM does not know. */
  private static String option(String name) {
    try {
      return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .getVMOption(name)
          .getValue();
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /** As the system names it. */
  private static Path real(String file) {
    Path path = Path.of(file).toAbsolutePath();
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path;
    }
  }

  private void all() {
    try {
      List<FileMapping> mappings = FileMapping.parse(Files.readAllLines(MAPPINGS));
      mappings.stream()
          .filter(FileMapping::canBeReadAgain)
          .filter(mapping -> lasts.test(Path.of(mapping.file())))
          .forEach(this::one);
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
