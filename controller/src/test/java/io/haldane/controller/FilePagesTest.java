package io.haldane.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class FilePagesTest {
  private static final int SIZE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void pages_that_a_file_holds_too_leave_memory_and_come_back_unchanged() throws IOException {
    Path file = file("archive");
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer mapped = readWhole(channel);
      assertThat(resident(file)).isEqualTo(SIZE / 1024);

      FilePages.giveBack(file::equals).run();

      assertThat(resident(file)).isZero();
      assertThat(mapped).isEqualTo(ByteBuffer.wrap(content()));
    }
  }

  @Test
  void what_was_changed_in_memory_only_stays() throws IOException {
    Path file = file("changed");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer mapped = channel.map(MapMode.PRIVATE, 0, SIZE);
      mapped.put(5, (byte) 1);

      FilePages.giveBack(file::equals).run();

      assertThat(mapped.get(5)).isEqualTo((byte) 1);
      assertThat(Files.readAllBytes(file)[5]).isEqualTo((byte) 7);
    }
  }

  @Test
  void a_file_that_may_be_unmapped_at_any_time_is_left_alone() throws IOException {
    Path file = file("foreign");
    try (FileChannel channel = FileChannel.open(file)) {
      readWhole(channel);

      FilePages.giveBack().run();

      assertThat(resident(file)).isEqualTo(SIZE / 1024);
    }
  }

  @Test
  void the_files_of_the_jvm_itself_are_released() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    long before = resident(home);
    FilePages.giveBack().run();
    assertThat(resident(home)).isLessThan(before);
  }

  /** All its pages are in memory then. */
  private static MappedByteBuffer readWhole(FileChannel channel) throws IOException {
    MappedByteBuffer mapped = channel.map(MapMode.READ_ONLY, 0, SIZE);
    assertThat(mapped).isEqualTo(ByteBuffer.wrap(content()));
    return mapped;
  }

  private static byte[] content() {
    byte[] content = new byte[SIZE];
    Arrays.fill(content, (byte) 7);
    return content;
  }

  private Path file(String name) throws IOException {
    return Files.write(folder.resolve(name), content());
  }

  /** KiB of a file, or of the files in a folder. */
  private static long resident(Path file) throws IOException {
    return FileMapping.parse(Files.readAllLines(Path.of("/proc/self/smaps"))).stream()
        .filter(mapping -> Path.of(mapping.file()).startsWith(file))
        .mapToLong(FileMapping::resident)
        .sum();
  }
}
