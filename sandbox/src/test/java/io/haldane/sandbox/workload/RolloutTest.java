package io.haldane.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RolloutTest {

  @Test
  void a_new_deployment_starts_all_its_pods_at_once() {
    assertThat(Rollout.next("new", 3, List.of())).isEqualTo(new Rollout(3, List.of()));
  }

  @Test
  void a_new_template_starts_one_pod_and_stops_none() {
    assertThat(Rollout.next("new", 2, List.of(serving("a", "old"), serving("b", "old"))))
        .isEqualTo(new Rollout(1, List.of()));
  }

  @Test
  void an_old_pod_waits_for_the_new_one_to_be_available() {
    List<PodState> pods = List.of(serving("a", "old"), serving("b", "old"), young("c"));
    assertThat(Rollout.next("new", 2, pods)).isEqualTo(new Rollout(0, List.of()));
  }

  @Test
  void an_old_pod_goes_and_the_next_comes_once_the_new_one_is_available() {
    List<PodState> pods = List.of(serving("a", "old"), serving("b", "old"), serving("c", "new"));
    assertThat(Rollout.next("new", 2, pods)).isEqualTo(new Rollout(1, List.of("a")));
  }

  @Test
  void an_old_pod_that_does_not_serve_goes_at_once() {
    List<PodState> pods = List.of(broken("a", "old"), serving("b", "old"));
    assertThat(Rollout.next("new", 2, pods)).isEqualTo(new Rollout(2, List.of("a")));
  }

  @Test
  void fewer_replicas_stop_the_pods_that_serve_least() {
    List<PodState> pods = List.of(serving("a", "new"), broken("b", "new"), young("c"));
    assertThat(Rollout.next("new", 1, pods).stop()).containsExactly("b", "c");
  }

  @Test
  void no_replicas_stop_everything() {
    List<PodState> pods = List.of(serving("a", "new"), serving("b", "old"));
    assertThat(Rollout.next("new", 0, pods).stop()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void a_terminating_pod_no_longer_counts() {
    List<PodState> pods = List.of(new PodState("a", "new", true, true, true));
    assertThat(Rollout.next("new", 1, pods)).isEqualTo(new Rollout(1, List.of()));
  }

  @Test
  void a_rollout_that_is_through_does_nothing() {
    List<PodState> pods = List.of(serving("a", "new"), serving("b", "new"));
    assertThat(Rollout.next("new", 2, pods)).isEqualTo(new Rollout(0, List.of()));
  }

  @Test
  void every_node_without_a_pod_gets_one() {
    assertThat(Rollout.onNodes("new", 2, 1, List.of(serving("a", "new"))))
        .isEqualTo(new Rollout(1, List.of()));
  }

  @Test
  void a_node_is_free_when_its_pod_has_gone() {
    List<PodState> pods = List.of(new PodState("a", "old", false, false, true));
    assertThat(Rollout.onNodes("new", 1, 1, pods)).isEqualTo(new Rollout(0, List.of()));
  }

  @Test
  void no_more_nodes_than_allowed_miss_their_pod_at_once() {
    List<PodState> pods = List.of(serving("a", "old"), serving("b", "old"));
    assertThat(Rollout.onNodes("new", 2, 1, pods).stop()).containsExactly("a");
    assertThat(Rollout.onNodes("new", 3, 1, pods).stop()).isEmpty();
  }

  @Test
  void an_old_pod_that_does_not_serve_is_missed_by_nobody() {
    List<PodState> pods = List.of(serving("a", "old"), broken("b", "old"));
    assertThat(Rollout.onNodes("new", 2, 1, pods).stop()).containsExactly("b");
  }

  @Test
  void without_any_node_all_pods_go() {
    List<PodState> pods = List.of(serving("a", "new"), broken("b", "old"));
    assertThat(Rollout.onNodes("new", 0, 0, pods).stop()).containsExactly("a", "b");
  }

  private static PodState serving(String name, String hash) {
    return new PodState(name, hash, true, true, false);
  }

  private static PodState young(String name) {
    return new PodState(name, "new", true, false, false);
  }

  private static PodState broken(String name, String hash) {
    return new PodState(name, hash, false, false, false);
  }
}
