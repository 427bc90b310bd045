package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JvmMemoryTest {
  @Test
  void pools_are_put_together() {
    MetricsPage page =
        new MetricsPage(
            """
            jvm_memory_committed_bytes{area="heap"} 4.0E7
            jvm_memory_committed_bytes{area="nonheap"} 9.0E7
            jvm_memory_pool_collection_used_bytes{pool="Eden Space"} 0.0
            jvm_memory_pool_collection_used_bytes{pool="Survivor Space"} 1000.0
            jvm_memory_pool_collection_used_bytes{pool="Tenured Gen"} 3.0E7
            jvm_memory_pool_committed_bytes{pool="CodeHeap 'profiled nmethods'"} 2.0E6
            jvm_memory_pool_committed_bytes{pool="CodeHeap 'non-nmethods'"} 1.0E6
            jvm_memory_pool_committed_bytes{pool="Compressed Class Space"} 7.0E6
            jvm_memory_pool_committed_bytes{pool="Metaspace"} 6.0E7
            """);
    assertThat(JvmMemory.of(page)).isEqualTo(new JvmMemory(4e7, 3e7 + 1000, 6.7e7, 3e6));
  }
}
