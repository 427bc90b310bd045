package io.haldane.controller.web.login;

import io.haldane.controller.kube.AccessReviews;
import io.haldane.controller.kube.OrderWrites;
import io.haldane.controller.kube.RunObjects;
import java.util.Optional;

/** The cluster, once the process is connected to it. */
public interface ClusterAccess {
  Optional<AccessReviews> reviews();

  Optional<OrderWrites> orders();

  Optional<RunObjects> runs();
}
