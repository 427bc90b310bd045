package io.haldane.api.v1beta1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cross-origin rules of the route. */
@Lenient
public record CorsPolicy(
    List<String> allowOrigin,
    List<StringMatch> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    @Nullable String maxAge,
    @Nullable Boolean allowCredentials) {

  public CorsPolicy {
    allowOrigin = Lists.orEmpty(allowOrigin);
    allowOrigins = Lists.orEmpty(allowOrigins);
    allowMethods = Lists.orEmpty(allowMethods);
    allowHeaders = Lists.orEmpty(allowHeaders);
    exposeHeaders = Lists.orEmpty(exposeHeaders);
  }
}
