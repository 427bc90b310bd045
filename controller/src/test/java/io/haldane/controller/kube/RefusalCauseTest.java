package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalCauseTest {
  private static ObjectNode status(String message) {
    return JsonNodeFactory.instance.objectNode().put("message", message);
  }

  /** Messages of a real API server. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "403 | NAMESPACE_ENDS | deployments.apps \"x\" is forbidden: unable to create new content in namespace y because it is being terminated",
        "403 | RIGHTS | services is forbidden: User \"system:serviceaccount:h:h\" cannot create resource \"services\" in API group \"\" in the namespace \"y\"",
        "403 | RIGHTS | services \"x\" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on",
        "403 | QUOTA | services \"x\" is forbidden: exceeded quota: q, requested: count/services=1, used: count/services=3, limited: count/services=3",
        "403 | QUOTA | pods \"x\" is forbidden: failed quota: q: must specify limits.cpu",
        "403 | LIMITS | pods \"x\" is forbidden: maximum cpu usage per Container is 1, but limit is 2",
        "403 | POD_SECURITY | pods \"x\" is forbidden: violates PodSecurity \"restricted:latest\": privileged",
        "403 | ADMISSION | admission webhook \"v.kyverno.svc-fail\" denied the request: no",
        "400 | ADMISSION | admission webhook \"v.istio.io\" denied the request: bad host",
        "422 | ADMISSION | services \"x\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no",
        "403 | ADMISSION | services \"x\" is forbidden: some plugin says no",
        "422 | IMMUTABLE | Deployment.apps \"x\" is invalid: spec.selector: Invalid value: {}: field is immutable",
        "422 | INVALID | Service \"x\" is invalid: spec.ports[0].port: Invalid value: 0",
        "400 | INVALID | strict decoding error: unknown field",
        "401 | UNAUTHENTICATED | Unauthorized",
        "413 | TOO_LARGE | Request entity too large: limit is 3145728",
        "404 | MISSING | namespaces \"y\" not found",
        "403 | RIGHTS | status 403",
      })
  void the_cause_is_the_one_that_the_api_names(int code, RefusalCause cause, String message) {
    assertThat(RefusalCause.of(code, status(message))).isEqualTo(cause);
  }

  @Test
  void a_namespace_that_ends_is_known_by_its_cause_too() {
    ObjectNode status = status("no");
    status
        .withObject("/details")
        .putArray("causes")
        .addObject()
        .put("reason", "NamespaceTerminating");
    assertThat(RefusalCause.of(403, status)).isEqualTo(RefusalCause.NAMESPACE_ENDS);
  }
}
