package io.haldane.api.hooks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What else a hook hears of the canary; what is not known is null or empty.
 *
 * @param uid of the canary
 * @param id of the run, as in its record
 * @param weight percent of the traffic that the new version has
 * @param images of the new version, under {@code canary}, and of the {@code primary}
 */
public record HookRun(
    @Nullable String uid,
    @Nullable String id,
    @Nullable Integer weight,
    @Nullable Integer iteration,
    Map<String, List<String>> images) {
  public static final String CANARY = "canary";
  public static final String PRIMARY = "primary";
  public static final HookRun UNKNOWN = new HookRun(null, null, null, null, Map.of());

  public HookRun {
    images = Map.copyOf(images);
  }
}
