package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {headers: {x-user: {exact: insider}}}             | true
          {headers: {X-User: {exact: insider}}}             | true
          {headers: {x-user: {exact: inside}}}              | false
          {headers: {x-user: {prefix: ins}}}                | true
          {headers: {x-user: {suffix: der}}}                | true
          {headers: {x-user: {regex: '.*sid.*'}}}           | true
          {headers: {x-user: {regex: 'sid'}}}               | false
          {headers: {x-user: {regex: '('}}}                 | false
          {headers: {x-user: {}}}                           | true
          {headers: {x-other: {}}}                          | false
          {headers: {x-user: {newest: insider}}}            | false
          {headers: {cookie: {regex: '.*stick.*blue.*'}}}   | true
          {headers: {cookie: {regex: '.*stick.*green.*'}}}  | false
          {withoutHeaders: {x-user: {exact: insider}}}      | false
          {withoutHeaders: {x-other: {}}}                   | true
          {uri: {exact: /api/cart}}                         | true
          {uri: {prefix: /api}}                             | true
          {uri: {regex: '/api/.+'}}                         | true
          {uri: {prefix: /web}}                             | false
          {method: {exact: GET}}                            | true
          {method: {exact: POST}}                           | false
          {uri: {prefix: /api}, headers: {x-other: {}}}     | false
          {sourceLabels: {app: web}}                        | false
          {port: 9898, gateways: [mesh]}                    | true
          """)
  void a_match_holds_when_all_its_conditions_do(String match, boolean holds) {
    assertThat(rule("match: [%s]".formatted(match)).apply(REQUEST).isPresent()).isEqualTo(holds);
  }

  @Test
  void one_of_several_matches_is_enough() {
    Rule rule = rule("match: [{uri: {exact: /other}}, {headers: {x-user: {exact: insider}}}]");

    assertThat(rule.apply(REQUEST)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{uri: {prefix: /api}}]     | /v2  | /v2/cart
          [{uri: {prefix: /api/}}]    | /    | /cart
          [{uri: {exact: /api/cart}}] | /v2  | /v2
          []                          | /v2  | /v2
          """)
  void a_rewrite_replaces_what_matched(String match, String rewrite, String path) {
    Rule rule = rule("match: %s\n    rewrite: {uri: %s}".formatted(match, rewrite));

    assertThat(rule.apply(REQUEST)).map(Message::path).contains(path);
  }

  @Test
  void headers_are_removed_then_set_then_added() {
    HeaderChange change =
        new HeaderChange(
            Map.of("X-User", "somebody"), Map.of("Cookie", "new=1"), List.of("accept"));
    Message changed = REQUEST.with(change);

    assertThat(changed.headers())
        .containsEntry("x-user", List.of("somebody"))
        .containsEntry("cookie", List.of("stick=blue", "new=1"))
        .doesNotContainKey("accept");
    assertThat(REQUEST.header("x-user")).isEqualTo("insider");
  }

  private static final Message REQUEST =
      new Message(
          "GET",
          "podinfo.test",
          "/api/cart",
          "?x=1",
          Message.copy(
              Map.of(
                  "x-user", List.of("insider"),
                  "cookie", List.of("stick=blue"),
                  "accept", List.of("*/*"))),
          new byte[0]);

  private static Rule rule(String fields) {
    return VirtualServices.route(
            TestCluster.routeOf(
                """
                apiVersion: networking.istio.io/v1beta1
                kind: VirtualService
                metadata: {name: podinfo}
                spec:
                  hosts: [podinfo]
                  http:
                  - route: [{destination: {host: podinfo-primary}}]
                    %s
                """
                    .formatted(fields)))
        .rules()
        .getFirst();
  }
}
