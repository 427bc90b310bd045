package io.haldane.engine.situation;

import io.haldane.engine.workload.CanonicalHash;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What of the target is new, tried or promoted, by the hashes in the status. */
public record Revisions(Situation s) {
  /** Whether the target or its configuration is something that was neither tried nor promoted. */
  public boolean isNew() {
    String applied = s.status().lastAppliedSpec();
    if (applied == null || applied.isEmpty()) {
      return true;
    }
    boolean tried =
        s.revision().equals(applied) && s.configs().checksums().equals(s.status().trackedConfigs());
    // After a failed promotion the primary has the promoted version no more.
    boolean promoted =
        !s.canaryServes()
            && s.revision().equals(s.status().lastPromotedSpec())
            && s.configs().areCopied(s.world().live());
    return !tried && !promoted;
  }

  /**
   * Whether the primary is gone and cannot be recreated, because the target holds something that it
   * never ran.
   */
  public boolean primaryIsLost() {
    return !s.workload().primaryExists()
        && switch (s.phase()) {
          case NEW, INITIALIZING, TERMINATING, TERMINATED -> false;
          case INITIALIZED, SUCCEEDED, PROMOTING, FINALISING ->
              !s.revision().equals(s.status().lastAppliedSpec())
                  || !s.configs().checksums().equals(s.status().trackedConfigs());
          // The copies of its configuration are still there.
          case WAITING, PROGRESSING, WAITING_PROMOTION, FAILED ->
              !s.revision().equals(s.status().lastPromotedSpec())
                  || !s.configs().areCopied(s.world().live());
        };
  }

  /** Whether the target or its configuration is not what the present run is about. */
  public boolean isChanged() {
    return !s.revision().equals(s.status().lastAppliedSpec())
        || !s.configs().checksums().equals(s.status().trackedConfigs());
  }

  /** Whether the primary was given what the present run is about. */
  public boolean primaryHasRun() {
    return hashesAreForeign()
        || s.workload().primaryHas(runId(), String.valueOf(s.status().lastAppliedSpec()));
  }

  /**
   * Whether the remembered hashes were made by another controller, whose hashes mean nothing here.
   */
  public boolean hashesAreForeign() {
    String applied = s.status().lastAppliedSpec();
    return applied != null && !applied.isEmpty() && !CanonicalHash.isOurs(applied);
  }

  /** The promotion of the present run, whatever the target holds by now. */
  String runId() {
    return rolloutId(String.valueOf(s.status().lastAppliedSpec()), s.status().trackedConfigs());
  }

  /** Changes with every run, and is the same however often one promotion is repeated. */
  public String rolloutId() {
    return rolloutId(s.revision(), s.configs().checksums());
  }

  private String rolloutId(String revision, Map<String, String> checksums) {
    String seed =
        s.canary().getMetadata().getUid()
            + "/"
            + revision
            + "/"
            + s.status().runStartedAt()
            + "/"
            + new TreeMap<>(checksums);
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
