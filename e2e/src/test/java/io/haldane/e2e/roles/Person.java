package io.haldane.e2e.roles;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.Kubeconfig;
import io.haldane.e2e.journey.Journey;
import java.nio.file.Path;

/**
 * A user of the cluster, who works in the namespace of a journey. A ServiceAccount stands for one.
 *
 * @param name of the ServiceAccount
 * @param user as the API server calls it
 */
record Person(String name, String user, String token, Path kubeconfig) {
  private static final long HOUR = 3600;

  static Person of(Journey journey, String name) {
    String token =
        journey
            .client()
            .serviceAccounts()
            .inNamespace(journey.namespace())
            .withName(name)
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withExpirationSeconds(HOUR)
                    .endSpec()
                    .build())
            .getStatus()
            .getToken();
    ControlPlane plane = journey.cluster().plane();
    String id = journey.namespace() + "-" + name;
    Path kubeconfig =
        Kubeconfig.write(
            plane.run().resolve(id + ".kubeconfig"),
            plane.server(),
            plane.authority(),
            token,
            journey.namespace());
    String user = "system:serviceaccount:" + journey.namespace() + ":" + name;
    return new Person(name, user, token, kubeconfig);
  }

  boolean may(Journey journey, String verb, String group, String resource) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user)
            .withNewResourceAttributes()
            .withNamespace(journey.namespace())
            .withVerb(verb)
            .withGroup(group)
            .withResource(resource)
            .endResourceAttributes()
            .endSpec()
            .build();
    return journey
        .client()
        .authorization()
        .v1()
        .subjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }
}
