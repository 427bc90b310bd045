package io.haldane.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileMappingTest {
  private static final String ARCHIVE =
      """
      800001000-803a65000 rw-p 00002000 fe:00 2101257                          /app/haldane.aot
      Size:              59792 kB
      Rss:               32768 kB
      Anonymous:         32768 kB
      VmFlags: rd wr mr mw me ac
      803a65000-808e6a000 r--p 03a66000 fe:00 2101257                          /app/haldane.aot
      Size:              82964 kB
      KernelPageSize:        4 kB
      Rss:               46080 kB
      Pss:               46080 kB
      Anonymous:             0 kB
      AnonHugePages:         0 kB
      VmFlags: rd mr mw me
      7f2b04000000-7f2b04021000 rw-p 00000000 00:00 0\s
      Rss:                  12 kB
      Anonymous:            12 kB
      7f2b0dd5e000-7f2b0df00000 r-xp 00000000 fe:00 77                         /usr/lib/a lib/libjvm.so
      Rss:                 900 kB
      Anonymous:             0 kB
      7f2b0df00000-7f2b0df20000 r--p 00000000 fe:00 77                         /usr/lib/a lib/libjvm.so
      Rss:                 128 kB
      Anonymous:            64 kB
      7ffd5f9a1000-7ffd5f9c2000 rw-p 00000000 00:00 0                          [stack]
      Rss:                  80 kB
      Anonymous:            80 kB
      """;

  private final List<FileMapping> mappings = FileMapping.parse(ARCHIVE.lines().toList());

  @Test
  void mappings_of_files_are_found_with_what_is_resident() {
    assertThat(mappings)
        .containsExactly(
            new FileMapping(0x800001000L, 0x3a64000L, "rw-p", "/app/haldane.aot", 32_768, 32_768),
            new FileMapping(0x803a65000L, 0x5405000L, "r--p", "/app/haldane.aot", 46_080, 0),
            new FileMapping(0x7f2b0dd5e000L, 0x1a2000L, "r-xp", "/usr/lib/a lib/libjvm.so", 900, 0),
            new FileMapping(
                0x7f2b0df00000L, 0x20000L, "r--p", "/usr/lib/a lib/libjvm.so", 128, 64));
  }

  @Test
  void only_what_is_as_the_file_has_it_can_be_read_again() {
    assertThat(mappings.stream().filter(FileMapping::canBeReadAgain))
        .extracting(FileMapping::permissions, FileMapping::resident)
        .containsExactly(tuple("r--p", 46_080L), tuple("r-xp", 900L));
  }

  @Test
  void a_mapping_that_is_not_resident_is_left_alone() {
    assertThat(new FileMapping(0, 4096, "r--p", "/app/haldane.aot", 0, 0).canBeReadAgain())
        .isFalse();
  }
}
