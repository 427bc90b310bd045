package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart adds to the cluster's own roles for users. */
class UserRolesTest {

  @Test
  void the_role_view_sees_canaries_their_runs_and_routes_but_no_addresses_of_chats() {
    JsonNode view = role("view");

    assertThat(Rule.of(view))
        .isEqualTo(
            rules(
                "get list watch flagger.app/canaries",
                "get list watch flagger.app/canaries/status",
                "get list watch flagger.app/metrictemplates",
                "get list watch haldane.io/canaryruns",
                "get list watch networking.istio.io/virtualservices",
                "get list watch networking.istio.io/destinationrules",
                "get list watch /namespaces"));
    assertThat(label(view, "aggregate-to-view")).isEqualTo("true");
    assertThat(label(view, "aggregate-to-edit")).as("edit includes view already").isEmpty();
  }

  /** The record of runs and the status are the controller's. */
  @Test
  void the_role_edit_changes_what_users_write_and_nothing_else() {
    JsonNode edit = role("edit");

    assertThat(Rule.of(edit))
        .isEqualTo(
            rules(
                "create update patch delete deletecollection flagger.app/canaries",
                "create update patch delete deletecollection flagger.app/metrictemplates",
                "get list watch create update patch delete deletecollection flagger.app/alertproviders"));
    assertThat(label(edit, "aggregate-to-edit")).isEqualTo("true");
    assertThat(label(edit, "aggregate-to-view")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rbac: {aggregate: false}",
        "rbac: {create: false}",
        "{namespace: shop, rbac: {namespaced: true}}"
      })
  void who_does_not_want_them_or_may_not_install_them_gets_none(String values) {
    assertThat(Chart.render(values).text()).doesNotContain("aggregate-to");
  }

  private static JsonNode role(String name) {
    return Chart.DEFAULT.the("ClusterRole", "ship-haldane-" + name);
  }

  private static String label(JsonNode role, String name) {
    return role.at("/metadata/labels").path("rbac.authorization.k8s.io/" + name).asText();
  }

  private static Set<Rule> rules(String... lines) {
    return Stream.of(lines)
        .flatMap(line -> Rule.parse(line).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
