package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.settings.Settings;
import java.util.List;

/** Canaries that leave the choice of the provider to the controller. */
final class ProviderStories {
  private ProviderStories() {}

  private static final String NAMED =
      Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 50\nmaxWeight: 50", "");
  private static final String AUTO = NAMED.replace("provider: istio", "provider: auto");
  private static final String ABSENT = NAMED.replace("  provider: istio\n", "");
  private static final ProviderChoice ISTIO =
      new ProviderChoice.Chosen("istio", "the cluster serves its API");
  private static final ProviderChoice TWO =
      new ProviderChoice.Ambiguous(List.of("contour (a route)", "istio (another)"));

  static final List<Story> ALL =
      List.of(
          new Story("a provider is chosen before anything is made", ProviderStories::chosen),
          new Story("so it is when it is the default", ProviderStories::byDefault),
          new Story("two candidates are named, and none is taken", ProviderStories::ambiguous),
          new Story("a search that finds nothing says what to do", ProviderStories::nothing),
          new Story("what cannot be read is no reason to guess", ProviderStories::notKnown),
          new Story("the choice stays when the cluster changes in a run", ProviderStories::kept),
          new Story("a named provider ends the choice", ProviderStories::named));

  private static void chosen(Scenario s) {
    s.router.search = ISTIO;
    s.given(AUTO)
        .tick()
        .expectEvents("[] Provider \"istio\" is used for podinfo.test: the cluster serves its API");
    assertThat(s.controller.canary().statusOrEmpty().provider()).isEqualTo("istio");
    assertThat(s.router.history).isEmpty();
    s.ticks(3).expect(CanaryPhase.INITIALIZED);
  }

  private static void byDefault(Scenario s) {
    s.router.search = ISTIO;
    s.settings(automatic()).given(ABSENT).ticks(4).expect(CanaryPhase.INITIALIZED);
    assertThat(s.controller.canary().statusOrEmpty().provider()).isEqualTo("istio");
  }

  private static void ambiguous(Scenario s) {
    s.router.search = TWO;
    s.given(AUTO)
        .ticks(3)
        .expectCondition("Reconciled", "False", "ProviderAmbiguous")
        .expectEvents(
            "[] Halt podinfo.test: provider \"auto\" has several candidates: contour (a route), istio (another); set spec.provider to the one that is to split the traffic");
    assertThat(s.router.history).isEmpty();
    s.router.search = ISTIO;
    s.ticks(4).expect(CanaryPhase.INITIALIZED).expectCondition("Reconciled", "True", "Reconciled");
  }

  private static void nothing(Scenario s) {
    s.router.search = new ProviderChoice.NotFound("no route leads to the Service podinfo");
    s.given(AUTO)
        .ticks(2)
        .expectCondition("Reconciled", "False", "ProviderNotFound")
        .expectEventContaining("no route leads to the Service podinfo", "set spec.provider");
  }

  private static void notKnown(Scenario s) {
    s.router.search = new ProviderChoice.NotKnown("ingresses cannot be listed");
    s.given(AUTO)
        .ticks(2)
        .expectCondition("Reconciled", "False", "ProviderNotKnown")
        .expectEventContaining("ingresses cannot be listed", "set spec.provider");
  }

  private static void kept(Scenario s) {
    s.router.search = ISTIO;
    s.given(AUTO).ticks(4).expect(CanaryPhase.INITIALIZED).newRevision("2").tick();
    s.router.search = TWO;
    s.ticks(10).expect(CanaryPhase.SUCCEEDED).expectRoutes(0, 50, 0);
    assertThat(s.controller.canary().statusOrEmpty().provider()).isEqualTo("istio");
  }

  private static void named(Scenario s) {
    s.router.search = ISTIO;
    s.given(AUTO).ticks(4).expect(CanaryPhase.INITIALIZED);
    s.router.search = null;
    s.canary(NAMED).ticks(2).expect(CanaryPhase.INITIALIZED);
    assertThat(s.controller.canary().statusOrEmpty().provider()).isNull();
  }

  private static Settings automatic() {
    Settings d = Settings.DEFAULTS;
    return new Settings(
        "auto",
        d.metricsServer(),
        d.selectorLabels(),
        d.includeLabelPrefixes(),
        d.configTracking(),
        d.noCrossNamespaceRefs(),
        d.minInterval(),
        d.rehearsalInterval(),
        d.settle(),
        d.mostRuns(),
        d.mostRunsPerNamespace(),
        d.clusterName());
  }
}
