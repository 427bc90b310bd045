package io.haldane.mesh.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.SessionAffinity;
import org.junit.jupiter.api.Test;

class AffinityCookieTest {
  private static final AffinityCookie MET = AffinityCookie.parse("met=qwertyuiop");
  private static final SessionAffinity PLAIN =
      new SessionAffinity("met", null, null, null, null, null, null, null, null);
  private static final SessionAffinity RICH =
      new SessionAffinity("met", null, "shop.example.com", true, 60, true, "/till", "None", true);

  @Test
  void a_cookie_lasts_a_day_unless_the_canary_says_otherwise() {
    assertThat(MET.give(PLAIN)).isEqualTo("met=qwertyuiop; Max-Age=86400");
  }

  @Test
  void attributes_follow_in_a_fixed_order() {
    assertThat(MET.give(RICH))
        .isEqualTo(
            "met=qwertyuiop; Max-Age=60; Domain=shop.example.com; HttpOnly; Partitioned;"
                + " Path=/till; SameSite=None; Secure");
  }

  @Test
  void the_primarys_cookie_lasts_one_interval() {
    assertThat(MET.giveForInterval(PLAIN, "1m30s")).isEqualTo("met=qwertyuiop; Max-Age=90");
    assertThat(MET.giveForInterval(PLAIN, "soon")).isEqualTo("met=qwertyuiop; Max-Age=60");
  }

  @Test
  void a_cookie_is_revoked_where_it_was_given() {
    assertThat(MET.revoke(PLAIN)).isEqualTo("met=qwertyuiop; Max-Age=-1");
    assertThat(MET.revoke(RICH))
        .startsWith("met=qwertyuiop; Max-Age=-1; Domain=shop.example.com;")
        .contains("; Path=/till");
  }

  @Test
  void the_pattern_finds_the_cookie_among_others_and_only_this_one() {
    assertThat("a=b; met=qwertyuiop; c=d").matches(MET.pattern());
    assertThat("met=asdfghjkl").doesNotMatch(MET.pattern());
  }

  @Test
  void signs_in_a_name_mean_themselves() {
    String pattern = AffinityCookie.parse("m.t+1=qwertyuiop").pattern();
    assertThat("m.t+1=qwertyuiop").matches(pattern);
    assertThat("meet+1=qwertyuiop").doesNotMatch(pattern);
    assertThat("mettt1=qwertyuiop").doesNotMatch(pattern);
  }
}
