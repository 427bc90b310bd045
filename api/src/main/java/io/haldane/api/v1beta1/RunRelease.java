package io.haldane.api.v1beta1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run releases.
 *
 * @param revision hash of the template that is released
 * @param previousRevision hash of the template that the primary ran before; null for none
 * @param images of the new version, comma-separated; null where the target has no containers
 * @param previousImages of the primary when the run began
 * @param configs ConfigMaps and Secrets that changed, as {@code kind/name}
 * @param changedBy who changed the target's pod template last; null if that is not known, or if
 *     only configs changed
 */
@Lenient
public record RunRelease(
    @Nullable String revision,
    @Nullable String previousRevision,
    @Nullable String images,
    @Nullable String previousImages,
    List<String> configs,
    @Nullable ChangedBy changedBy) {
  /** The end of a text that did not fit. */
  private static final String CUT = "…";

  public static final RunRelease UNKNOWN = new RunRelease(null, null, null, null, List.of(), null);

  public RunRelease {
    configs = Lists.orEmpty(configs);
  }

  /** One by one; empty where there are none, or too many for the record. */
  public List<String> listedImages() {
    return listed(images);
  }

  /** Like {@link #listedImages}, of the primary. */
  public List<String> listedPreviousImages() {
    return listed(previousImages);
  }

  private static List<String> listed(@Nullable String images) {
    return images == null || images.endsWith(CUT) ? List.of() : List.of(images.split(", "));
  }
}
