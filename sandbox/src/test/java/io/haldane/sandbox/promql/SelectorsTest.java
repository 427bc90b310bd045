package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample every minute from time zero. */
class SelectorsTest {
  private final SeriesTable table =
      SeriesTable.every(Duration.ofMinutes(1))
          .series(Labels.of("up", "pod", "cart-1", "zone", "a"), "1 2 3")
          .series(Labels.of("up", "pod", "cart-2"), "4 5 stale _ 8")
          .series(Labels.of("up", "pod", "shop\n1"), "6");

  @ParameterizedTest(name = "{0} at {1} ms")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          up{zone="a"}                  ; 0       ; up{pod="cart-1", zone="a"} 1
          up{zone="a"}                  ; 59999   ; up{pod="cart-1", zone="a"} 1
          up{zone="a"}                  ; -1      ; ''
          # the last sample lasts for the lookback and not longer
          up{zone="a"}                  ; 420000  ; up{pod="cart-1", zone="a"} 3
          up{zone="a"}                  ; 420001  ; ''
          # the end of a series is seen at once, also by those who look back
          up{pod="cart-2"}              ; 119999  ; up{pod="cart-2"} 5
          up{pod="cart-2"}              ; 120000  ; ''
          up{pod="cart-2"}              ; 240000  ; up{pod="cart-2"} 8
          up{pod="cart-2"} offset 1m    ; 120000  ; up{pod="cart-2"} 5
          up{zone="a"} offset -1m       ; 0       ; up{pod="cart-1", zone="a"} 2
          up{zone="a"}[1m]              ; 60000   ; [up{pod="cart-1", zone="a"} [0, 60000] [1.0, 2.0]]
          up{zone="a"}[1m]              ; 60001   ; [up{pod="cart-1", zone="a"} [60000] [2.0]]
          up{zone="a"}[59s999ms]        ; 60000   ; [up{pod="cart-1", zone="a"} [60000] [2.0]]
          up{pod="cart-2"}[4m]          ; 240000  ; [up{pod="cart-2"} [0, 60000, 240000] [4.0, 5.0, 8.0]]
          # a label that is not there is empty
          up{zone="",pod=~"cart.*"}     ; 0       ; up{pod="cart-2"} 4
          up{zone!=""}                  ; 0       ; up{pod="cart-1", zone="a"} 1
          {__name__=~"u.",zone=~"."}    ; 0       ; up{pod="cart-1", zone="a"} 1
          # expressions match all of the value, and a dot no line break
          up{pod=~"cart"}               ; 0       ; ''
          up{pod=~"cart-1|x"}           ; 0       ; up{pod="cart-1", zone="a"} 1
          up{pod!~"cart-.|.*"}          ; 0       ; up{pod="shop\\n1"} 6
          up{pod=~"shop\\\\s1"}         ; 0       ; up{pod="shop\\n1"} 6
          """)
  void selectors_find_what_is_there_at_the_time(String query, long millis, String expected) {
    assertThat(table.ask(query, Duration.ofMillis(millis))).isEqualTo(expected);
  }
}
