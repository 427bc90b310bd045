package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.regex.Pattern;

/**
 * Lists and watches Secrets and ConfigMaps by their metadata alone: most of a cluster's are none of
 * our business, and they are large. An API server that cannot do that sends whole objects.
 */
final class MetadataReads implements Interceptor {
  private static final Pattern COLLECTION =
      Pattern.compile(".*/api/v1/(namespaces/[^/]+/)?(secrets|configmaps)/?");
  private static final String LIST =
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
  static final String WATCH =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

  /** Whether all objects of that kind come as their metadata. */
  static boolean applyTo(Kind kind) {
    return COLLECTION.matcher("/" + kind.collection(null)).matches();
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    String path = String.valueOf(request.uri().getPath());
    if ("GET".equals(request.method()) && COLLECTION.matcher(path).matches()) {
      boolean watch = String.valueOf(request.uri().getQuery()).contains("watch=true");
      builder.setHeader("Accept", watch ? WATCH : LIST);
    }
  }
}
