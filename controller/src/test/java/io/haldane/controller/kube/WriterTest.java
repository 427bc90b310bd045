package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriterTest {
  private static final CanaryKey OWNER = new CanaryKey("test", "shop");
  private final ApiServer api = new ApiServer();
  private final Clusters clusters = Clusters.single(api.connect());
  private final Caches caches =
      new Caches(
          clusters,
          null,
          Set.of(),
          _ -> true,
          _ -> {},
          InstantSource.system(),
          Duration.ofMinutes(2));
  private final DirectReads direct = caches.direct();
  private final OwnWrites ownWrites = new OwnWrites(caches, direct);
  private boolean leads = true;
  private final Writer writer =
      new Writer(clusters, caches, ownWrites, _ -> leads, (_, _, _, _) -> {});

  @AfterEach
  void stop() {
    caches.close();
    api.close();
  }

  private Optional<HasMetadata> live(String name) throws Unreadable {
    return direct.read(Objects.configMap(name));
  }

  private ConfigMap map(String name) {
    return api.client().configMaps().inNamespace("test").withName(name).get();
  }

  private WriteOutcome put(Manifest manifest, Optional<HasMetadata> live) {
    return writer.put(OWNER, manifest, live, WritePriority.OTHER);
  }

  private WriteOutcome remove(ObjectRef ref, Optional<HasMetadata> live) {
    return writer.remove(OWNER, ref, live, WritePriority.OTHER);
  }

  @Test
  void an_absent_object_is_created_under_our_name() {
    WriteOutcome outcome = put(Objects.manifest("a", "color", "blue"), Optional.empty());

    assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
    assertThat(map("a").getData()).containsEntry("color", "blue");
    assertThat(api.writes())
        .containsExactly("POST /api/v1/namespaces/test/configmaps?fieldManager=haldane");
  }

  @Test
  void nothing_is_sent_when_nothing_differs() throws Unreadable {
    put(Objects.manifest("a", "color", "blue"), Optional.empty());
    int sent = api.writes().size();

    WriteOutcome outcome = put(Objects.manifest("a", "color", "blue"), live("a"));

    assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
    assertThat(api.writes()).hasSize(sent);
  }

  @Test
  void a_patch_keeps_the_fields_of_others() throws Unreadable {
    put(Objects.manifest("a", "color", "blue"), Optional.empty());
    ConfigMap map = map("a");
    map.getData().put("theirs", "kept");
    api.client().resource(map).update();

    put(Objects.manifest("a", "color", "red"), live("a"));

    assertThat(map("a").getData()).isEqualTo(Map.of("color", "red", "theirs", "kept"));
  }

  @Test
  void an_object_that_changed_since_it_was_read_is_observed_again() throws Unreadable {
    put(Objects.manifest("a", "color", "blue"), Optional.empty());
    Optional<HasMetadata> old = live("a");
    ConfigMap map = map("a");
    map.getData().put("theirs", "new");
    api.client().resource(map).update();

    WriteOutcome outcome = put(Objects.manifest("a", "color", "red"), old);

    assertThat(outcome).isInstanceOf(WriteOutcome.Stale.class);
    assertThat(map("a").getData()).containsEntry("color", "blue");
  }

  @Test
  void an_object_that_is_there_already_is_observed_again() {
    put(Objects.manifest("a", "color", "blue"), Optional.empty());

    assertThat(put(Objects.manifest("a", "color", "red"), Optional.empty()))
        .isInstanceOf(WriteOutcome.Stale.class);
  }

  @Test
  void an_object_of_the_user_is_never_made_anew() {
    Manifest wanted = Objects.manifest("a", "color", "blue");
    Manifest patchOnly =
        new Manifest(wanted.ref(), wanted.body(), wanted.owned(), Manifest.Mode.PATCH_ONLY);

    assertThat(put(patchOnly, Optional.empty())).isInstanceOf(WriteOutcome.Done.class);
    assertThat(api.writes()).isEmpty();
  }

  @Test
  void an_object_that_is_made_once_is_left_alone_afterwards() throws Unreadable {
    put(Objects.manifest("a", "color", "blue"), Optional.empty());
    Manifest wanted = Objects.manifest("a", "color", "red");
    Manifest createOnly =
        new Manifest(wanted.ref(), wanted.body(), wanted.owned(), Manifest.Mode.CREATE_ONLY);

    put(createOnly, live("a"));

    assertThat(map("a").getData()).containsEntry("color", "blue");
  }

  @Test
  void the_status_is_written_field_by_field() {
    Canary canary = Objects.create(api.client(), Objects.canary("shop"));
    CanaryStatus first =
        CanaryStatus.EMPTY
            .edit()
            .phase(CanaryPhase.PROGRESSING)
            .failedChecks(2)
            .trackedConfigs(Map.of("a", "1", "b", "2"))
            .done();
    writer.status(canary, CanaryStatus.EMPTY, first);
    Canary written = Objects.get(api.client(), OWNER);

    CanaryStatus second =
        first.edit().failedChecks(null).trackedConfigs(Map.of("b", "2")).canaryWeight(10).done();
    WriteOutcome outcome = writer.status(written, written.statusOrEmpty(), second);

    assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
    assertThat(Objects.get(api.client(), OWNER).getStatus()).isEqualTo(second);
  }

  @Test
  void a_status_from_before_another_write_is_refused() {
    Canary old = Objects.create(api.client(), Objects.canary("shop"));
    CanaryStatus next = CanaryStatus.EMPTY.edit().phase(CanaryPhase.INITIALIZING).done();
    writer.status(old, CanaryStatus.EMPTY, next);

    CanaryStatus other = CanaryStatus.EMPTY.edit().phase(CanaryPhase.FAILED).done();
    assertThat(writer.status(old, CanaryStatus.EMPTY, other))
        .isInstanceOf(WriteOutcome.Stale.class);
    assertThat(Objects.get(api.client(), OWNER).statusOrEmpty().phase())
        .isEqualTo(CanaryPhase.INITIALIZING);
  }

  @Test
  void deleting_what_is_gone_is_done() throws Unreadable {
    put(Objects.manifest("a", "color", "blue"), Optional.empty());
    Optional<HasMetadata> live = live("a");
    api.client().resource(map("a")).delete();

    assertThat(remove(Objects.configMap("a"), live))
        .isEqualTo(new WriteOutcome.Done(Optional.empty()));
  }

  @Test
  void who_does_not_lead_sends_nothing() {
    leads = false;

    assertThat(put(Objects.manifest("a", "color", "blue"), Optional.empty()))
        .isEqualTo(new WriteOutcome.NotLeading());
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void an_overloaded_server_is_tried_later_and_a_forbidden_write_is_explained() {
    try (var _ = api.fail("POST /api/v1/namespaces/test/configmaps", 429)) {
      assertThat(put(Objects.manifest("a", "x", "y"), Optional.empty()))
          .isInstanceOf(WriteOutcome.Unavailable.class);
    }
    try (var _ = api.fail("POST /api/v1/namespaces/test/configmaps", 403)) {
      assertThat(put(Objects.manifest("a", "x", "y"), Optional.empty()))
          .isEqualTo(
              new WriteOutcome.Refused(
                  "Cannot create ConfigMap test/a: failing on demand. Grant the controller's service"
                      + " account that permission."));
    }
  }

  @Test
  void what_was_written_is_read_directly_while_the_cache_is_behind() throws Unreadable {
    put(Objects.manifest("a", "color", "blue"), Optional.empty());

    // Nobody watches ConfigMaps here, so the cache stays behind for ever.
    assertThat(ownWrites.catchUp(OWNER).get(Objects.configMap("a"))).isPresent();
  }

  @Test
  void a_status_is_unseen_until_the_cache_shows_it() throws Unreadable {
    Canary shop = Objects.create(api.client(), Objects.canary("shop"));
    put(Objects.manifest("a", "color", "blue"), Optional.empty());
    assertThat(ownWrites.showEveryStatus()).isTrue();

    CanaryStatus next = CanaryStatus.EMPTY.edit().phase(CanaryPhase.PROGRESSING).done();
    assertThat(writer.status(shop, CanaryStatus.EMPTY, next)).isInstanceOf(WriteOutcome.Done.class);
    assertThat(ownWrites.showEveryStatus()).isFalse();
    caches.startCore();
    assertThat(Objects.eventually(ownWrites::showEveryStatus)).isTrue();
  }

  @Test
  void what_is_changed_back_again_and_again_is_written_more_slowly() throws Unreadable {
    WriteOutcome outcome = new WriteOutcome.NotLeading();
    for (int i = 0; i < 30; i++) {
      outcome = put(Objects.manifest("a", "color", "blue" + i), live("a"));
    }

    assertThat(outcome).isInstanceOf(WriteOutcome.Contested.class);
    assertThat(api.writes()).hasSizeBetween(10, 15);
  }
}
