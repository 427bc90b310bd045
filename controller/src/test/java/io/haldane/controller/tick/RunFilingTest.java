package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1alpha1.CanaryRunSpec;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.RunStore;
import io.haldane.controller.kube.RunWrite;
import io.haldane.controller.testing.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunFilingTest {
  private static final Canary SHOP = Objects.canary("shop");
  private final List<String> requests = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private final List<CanaryRunSpec> created = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private RunWrite answer = new RunWrite.Done();
  private final RunFiling filing = filing(2);

  private final class Store implements RunStore {
    @Override
    public RunWrite create(Canary canary, String name, CanaryRunSpec spec) {
      requests.add("create " + name);
      created.add(spec);
      return answer;
    }

    @Override
    public RunWrite delete(Canary canary, String name) {
      requests.add("delete " + name);
      return answer;
    }
  }

  private RunFiling filing(int limit) {
    return new RunFiling(
        new Store(), limit, (canary, why) -> reports.add(canary.title() + ": " + why), () -> now);
  }

  private static RunRecord record(String id, boolean over) {
    RunResult result = new RunResult("2026-03-01T12:01:30Z", RunResult.PROMOTED, "It is done.");
    return new RunRecord(
        id,
        "2026-03-01T12:00:00Z",
        RunRelease.UNKNOWN,
        List.of(),
        Map.of(),
        Map.of(),
        null,
        over ? result : null);
  }

  private static CanaryStatus running(String id) {
    return CanaryStatus.EMPTY.edit().phase(CanaryPhase.FINALISING).run(record(id, false)).done();
  }

  private static CanaryStatus ended(CanaryStatus running, String id) {
    return running.edit().phase(CanaryPhase.SUCCEEDED).run(record(id, true)).done();
  }

  private CanaryStatus end(String id) {
    return filing.file(SHOP, running(id), ended(running(id), id));
  }

  @Test
  void a_run_that_ends_is_one_create_and_leaves_the_status() {
    CanaryStatus written = end("r1");

    assertThat(requests).containsExactly("create shop-r1");
    assertThat(created.getFirst().canary()).isEqualTo("shop");
    assertThat(created.getFirst().duration()).isEqualTo("1m30s");
    assertThat(created.getFirst().run()).isEqualTo(record("r1", true));
    assertThat(written.run()).isNull();
    assertThat(written.pastRuns()).extracting(PastRun::id).containsExactly("r1");
    assertThat(filing.file(SHOP, written, written)).isSameAs(written);
    assertThat(requests).hasSize(1);
  }

  @Test
  void a_run_that_goes_on_costs_nothing() {
    CanaryStatus next = running("r1").edit().canaryWeight(10).done();

    assertThat(filing.file(SHOP, running("r1"), next)).isSameAs(next);
    assertThat(requests).isEmpty();
  }

  @Test
  void the_oldest_object_goes_when_there_are_too_many() {
    CanaryStatus two = running("r3").edit().pastRuns(List.of(past("r1"), past("r2"))).done();

    CanaryStatus written = filing.file(SHOP, two, ended(two, "r3"));

    assertThat(requests).containsExactly("create shop-r3", "delete shop-r1");
    assertThat(written.pastRuns()).extracting(PastRun::id).containsExactly("r2", "r3");
  }

  @Test
  void an_id_that_no_controller_made_gets_into_no_path() {
    CanaryStatus two = running("r3").edit().pastRuns(List.of(past("../../x"), past("r2"))).done();

    CanaryStatus written = filing.file(SHOP, two, ended(two, "r3"));

    assertThat(requests).containsExactly("create shop-r3");
    assertThat(written.pastRuns()).extracting(PastRun::id).containsExactly("r2", "r3");
    assertThat(filing.file(SHOP, running("A/b"), ended(running("A/b"), "A/b")).run()).isNotNull();
    assertThat(requests).hasSize(1);
  }

  @Test
  void a_cluster_without_the_kind_is_reported_once_and_asked_now_and_then() {
    answer = new RunWrite.Off("no kind CanaryRun");
    CanaryStatus written = end("r1");
    filing.file(Objects.canary("cart"), running("r7"), ended(running("r7"), "r7"));

    assertThat(written.run()).isEqualTo(record("r1", true));
    assertThat(written.pastRuns()).isEmpty();
    assertThat(requests).containsExactly("create shop-r1");
    assertThat(reports).containsExactly("shop.test: History of runs is off: no kind CanaryRun");

    now = now.plus(Duration.ofMinutes(11));
    filing.file(SHOP, written, written);
    assertThat(requests).hasSize(2);
    assertThat(reports).hasSize(1);

    now = now.plus(Duration.ofMinutes(11));
    answer = new RunWrite.Done();
    assertThat(filing.file(SHOP, written, written).run()).isNull();
  }

  @Test
  void a_record_that_is_refused_is_not_tried_again_and_holds_no_other() {
    answer = new RunWrite.Refused("too large");
    CanaryStatus refused = end("r1");
    filing.file(SHOP, refused, refused);
    assertThat(requests).hasSize(1);

    answer = new RunWrite.Done();
    assertThat(filing.file(Objects.canary("cart"), running("r7"), ended(running("r7"), "r7")).run())
        .isNull();
    assertThat(end("r2").run()).isNull();
    filing.forget(CanaryKey.of(SHOP));
    assertThat(filing.file(SHOP, refused, refused).run()).isNull();
    assertThat(reports).isEmpty();
  }

  @Test
  void what_could_not_be_written_is_written_later() {
    answer = new RunWrite.Later("overloaded");
    CanaryStatus kept = end("r1");
    assertThat(kept.run()).isEqualTo(record("r1", true));

    answer = new RunWrite.Done();
    assertThat(filing.file(SHOP, kept, kept).run()).isNull();
    assertThat(requests).containsExactly("create shop-r1", "create shop-r1");
  }

  @Test
  void a_limit_of_zero_keeps_the_last_record_in_the_status() {
    CanaryStatus next = ended(running("r1"), "r1");

    assertThat(filing(0).file(SHOP, running("r1"), next)).isSameAs(next);
    assertThat(requests).isEmpty();
  }

  private static PastRun past(String id) {
    return new PastRun(id, "", "", "promoted", 0, 0, null, null, null);
  }
}
