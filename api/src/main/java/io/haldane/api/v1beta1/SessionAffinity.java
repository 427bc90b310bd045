package io.haldane.api.v1beta1;

import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** Cookies that keep a user on the version that they met first. */
@Lenient
public record SessionAffinity(
    @Required String cookieName,
    @Nullable String primaryCookieName,
    @Nullable String domain,
    @Nullable Boolean httpOnly,
    @Default("86400") @SchemaFrom(type = Double.class) @Whole @Nullable Integer maxAge,
    @Nullable Boolean partitioned,
    @Nullable String path,
    @Nullable String sameSite,
    @Nullable Boolean secure) {
  public SessionAffinity {
    cookieName = Lists.orBlank(cookieName);
  }
}
