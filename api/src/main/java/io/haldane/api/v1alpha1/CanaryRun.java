package io.haldane.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.haldane.api.Fault;
import io.haldane.api.HasFaults;
import java.util.List;
import java.util.Optional;

/** A run that has ended. Written once by the controller; nothing depends on it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Group(CanaryRun.GROUP)
@Version(CanaryRun.VERSION)
@Plural(CanaryRun.PLURAL)
public class CanaryRun extends CustomResource<CanaryRunSpec, Void>
    implements Namespaced, HasFaults {
  public static final String GROUP = "haldane.io";
  public static final String VERSION = "v1alpha1";
  public static final String API_VERSION = GROUP + "/" + VERSION;
  public static final String KIND = "CanaryRun";
  public static final String PLURAL = "canaryruns";

  /** Label with the name of the canary; absent where the name is too long for a label. */
  public static final String LABEL = "haldane.io/canary";

  private static final int LONGEST_ID = 40;
  private static final int LONGEST_NAME = 253;
  @JsonIgnore private transient List<Fault> faults = List.of();

  /**
   * Name of the object for that run of the canary.
   *
   * @return empty for an id that no controller made, which must not get into a path
   */
  public static Optional<String> name(String canary, String id) {
    boolean fit =
        !id.isEmpty()
            && id.length() <= LONGEST_ID
            && id.chars()
                .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-')
            && Character.isLetterOrDigit(id.charAt(id.length() - 1));
    // The start of a very long name is enough: the id is unique for one canary, and a canary with
    // the same start would need a run in the same second with the same hash.
    String start =
        canary
            .substring(0, Math.min(canary.length(), LONGEST_NAME - LONGEST_ID - 1))
            .replaceAll("[.-]+$", "");
    return fit ? Optional.of(start + "-" + id) : Optional.empty();
  }

  /** The spec; empty when there is none that can be read. */
  @Override
  public CanaryRunSpec getSpec() {
    CanaryRunSpec spec = super.getSpec();
    return spec == null ? CanaryRunSpec.NONE : spec;
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  /** Said once by who decoded it. */
  public void faults(List<Fault> found) {
    faults = List.copyOf(found);
  }
}
