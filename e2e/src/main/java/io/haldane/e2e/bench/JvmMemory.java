package io.haldane.e2e.bench;

import java.util.List;

/**
 * What a JVM says that it uses, in bytes. The rest of what is resident is its own: tables of the
 * collector and the compilers, threads' stacks, buffers, mapped files.
 *
 * @param heap reserved from the system
 * @param live of the heap after the last collections
 * @param classes metaspace
 * @param code compiled
 */
record JvmMemory(double heap, double live, double classes, double code) {

  static JvmMemory of(MetricsPage page) {
    return new JvmMemory(
        page.sum("jvm_memory_committed_bytes", List.of("\"heap\"")),
        page.sum("jvm_memory_pool_collection_used_bytes", List.of("Survivor", "Tenured", "Old")),
        page.sum("jvm_memory_pool_committed_bytes", List.of("Metaspace", "Class Space")),
        page.sum("jvm_memory_pool_committed_bytes", List.of("CodeHeap", "CodeCache")));
  }
}
