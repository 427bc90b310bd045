package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.text.Screen;
import io.haldane.cli.text.Table;
import io.haldane.cli.text.Table.Cell;
import org.junit.jupiter.api.Test;

class NarrowTableTest {

  @Test
  void the_last_column_is_cut_while_enough_of_it_is_seen() {
    assertThat(table().lines(new Screen(40, 24, false)))
        .containsExactly(
            "NAME       PHASE         SAYS", "checkout   Progressing   All checks pas…");
  }

  @Test
  void columns_without_room_are_left_out() {
    assertThat(table().lines(new Screen(30, 24, false)))
        .containsExactly("NAME       PHASE", "checkout   Progressing");
    assertThat(table().lines(new Screen(20, 24, false))).containsExactly("NAME", "checkout");
    assertThat(table().lines(new Screen(5, 24, false))).containsExactly("NAME", "chec…");
  }

  @Test
  void a_pipe_gets_everything() {
    assertThat(table().lines(Screen.NONE).getLast()).endsWith("All checks passed.");
  }

  private static Table table() {
    Table table = new Table("NAME", "PHASE", "SAYS");
    table.row(Cell.of("checkout"), Cell.of("Progressing"), Cell.of("All checks passed."));
    return table;
  }
}
