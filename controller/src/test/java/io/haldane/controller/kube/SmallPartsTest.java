package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.ObjectRef;
import io.haldane.controller.testing.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmallPartsTest {
  private static final CanaryKey SHOP = new CanaryKey("test", "shop");
  private static final CanaryKey BANK = new CanaryKey("test", "bank");

  @Test
  void a_change_wakes_those_who_need_the_object() {
    Interests interests = new Interests();
    interests.set(SHOP, Set.of(Objects.configMap("a"), Objects.configMap("b")));
    interests.set(BANK, Set.of(Objects.configMap("b")));

    assertThat(interests.of(Objects.configMap("a"))).containsExactly(SHOP);
    assertThat(interests.of(Objects.configMap("b"))).containsExactlyInAnyOrder(SHOP, BANK);
    assertThat(interests.of(Objects.configMap("c"))).isEmpty();
  }

  @Test
  void what_is_needed_no_longer_wakes_nobody() {
    Interests interests = new Interests();
    interests.set(SHOP, Set.of(Objects.configMap("a")));
    interests.set(SHOP, Set.of(Objects.configMap("b")));
    assertThat(interests.of(Objects.configMap("a"))).isEmpty();

    interests.forget(SHOP);
    assertThat(interests.of(Objects.configMap("b"))).isEmpty();
  }

  @Test
  void versions_are_ordered_as_numbers_and_otherwise_only_equal() {
    assertThat(Versions.atLeast("100", "99")).isTrue();
    assertThat(Versions.atLeast("99", "100")).isFalse();
    assertThat(Versions.atLeast("b", "a")).isFalse();
    assertThat(Versions.atLeast("a", "a")).isTrue();
  }

  @Test
  void paths_follow_group_namespace_and_scope() {
    Kind deployment = new Kind("apps/v1", "Deployment", "deployments", true);
    Kind route = new Kind("kuma.io/v1alpha1", "TrafficRoute", "trafficroutes", false);
    Kind secret = new Kind("v1", "Secret", "secrets", true);

    assertThat(deployment.path(new ObjectRef("apps/v1", "Deployment", "test", "a")))
        .isEqualTo("apis/apps/v1/namespaces/test/deployments/a");
    assertThat(route.path(new ObjectRef("kuma.io/v1alpha1", "TrafficRoute", null, "a")))
        .isEqualTo("apis/kuma.io/v1alpha1/trafficroutes/a");
    assertThat(secret.collection(null)).isEqualTo("api/v1/secrets");
  }

  @Test
  void canaries_of_one_target_are_rivals() {
    assertThat(Changes.rivals(Objects.canary("a", "t", "{}"), Objects.canary("b", "t", "{}")))
        .isTrue();
    assertThat(Changes.rivals(Objects.canary("a", "t", "{}"), Objects.canary("b", "u", "{}")))
        .isFalse();
    assertThat(Changes.rivals(Objects.canary("a"), Objects.canary("a"))).isFalse();
  }
}
