package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNamespacesTest {
  @Test
  void nobody_may_use_the_controllers_identity_by_default() {
    assertThat(IdentityNamespaces.parse("")).rejects("platform", "", "*");
    assertThat(IdentityNamespaces.parse(" , ")).rejects("platform", "");
  }

  @Test
  void the_namespaces_that_are_listed_may_use_it() {
    assertThat(IdentityNamespaces.parse("platform, ops"))
        .accepts("platform", "ops")
        .rejects("shop", "platform, ops");
    assertThat(IdentityNamespaces.parse("*")).accepts("platform", "shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Platform", "team-*", "a/b", "shop ops"})
  void what_is_not_the_name_of_a_namespace_is_refused(String list) {
    assertThatThrownBy(() -> IdentityNamespaces.parse("ops," + list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-alert-identity-namespaces")
        .hasMessageContaining(list);
  }
}
