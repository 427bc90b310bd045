package io.haldane.mesh.smi;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Recognition;
import io.haldane.mesh.common.PromQl;

/** Open Service Mesh, which reads the second version of the TrafficSplit. */
public final class OsmRouter extends TrafficSplitRouter {
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "osm_request_total",
              "osm_request_duration_ms_bucket",
              "destination_namespace=\"{{ namespace }}\", destination_kind=\"Deployment\","
                  + " destination_name=\"{{ target }}\"",
              "response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  public OsmRouter() {
    super("osm", SplitVersion.V1ALPHA2, QUERIES);
  }

  @Override
  public Recognition recognition() {
    return SplitRecognition.osm(kinds());
  }
}
