package io.haldane.aws;

import io.haldane.api.net.Redaction;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables by which AWS says to a pod who it is, as its SDKs read them. */
record AwsEnvironment(Map<String, String> variables) {
  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String ROLE_TOKEN = "AWS_WEB_IDENTITY_TOKEN_FILE";
  private static final String POD = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
  private static final String POD_TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";

  /** Services whose variables have another name than their hosts. */
  private static final Map<String, String> NAMES =
      Map.of("events", "EVENTBRIDGE", "monitoring", "CLOUDWATCH");

  /**
   * @param region of the request, for an environment that names none
   */
  KeySource source(AwsRegion region) {
    try {
      if (has(ID)) {
        return new KeySource.Given(
            new AwsKeys(value(ID), value("AWS_SECRET_ACCESS_KEY"), value("AWS_SESSION_TOKEN")));
      }
      if (has(ROLE_TOKEN)) {
        return role(region, file(ROLE_TOKEN));
      }
      return has(POD)
          ? pod(file(POD_TOKEN))
          : new KeySource.None("the controller has no identity at AWS");
    } catch (IOException | IllegalArgumentException _) {
      return new KeySource.None(
          "the controller's own identity at AWS cannot be read; check its ServiceAccount");
    }
  }

  private KeySource role(AwsRegion region, String token) {
    AwsRegion there = AwsRegion.of(value("AWS_REGION")).orElse(region);
    String form =
        Stream.of(
                pair("Action", "AssumeRoleWithWebIdentity"),
                pair("Version", "2011-06-15"),
                pair("RoleArn", value("AWS_ROLE_ARN")),
                pair("RoleSessionName", "haldane"),
                pair("WebIdentityToken", token))
            .collect(Collectors.joining("&"));
    return asked(
        token,
        HttpCall.post(
            URI.create(endpoint("sts", there) + "/"),
            Map.of(
                "Accept",
                List.of("application/json"),
                "Content-Type",
                List.of("application/x-www-form-urlencoded")),
            form,
            options()));
  }

  private KeySource pod(String token) {
    Map<String, List<String>> headers = Map.of("Authorization", List.of(token));
    if (HttpCall.unsendable(headers).isPresent()) {
      throw new IllegalArgumentException("a token that no header can hold");
    }
    return asked(token, HttpCall.get(URI.create(value(POD)), headers, options()));
  }

  private static KeySource asked(String token, HttpCall call) {
    return new KeySource.Asked(call, Redaction.of(List.of(), List.of(token)));
  }

  /** The addresses are those of the installation. */
  private static CallOptions options() {
    return CallOptions.of(true).withoutRedirects();
  }

  /** Without a slash at its end. */
  String endpoint(String service, AwsRegion region) {
    String name = NAMES.getOrDefault(service, service.toUpperCase(Locale.ROOT));
    String own = value(ENDPOINT + "_" + name);
    String given = own.isEmpty() ? value(ENDPOINT) : own;
    return given.isEmpty() ? "https://" + region.host(service) : given.replaceFirst("/+$", "");
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private boolean has(String variable) {
    return !value(variable).isEmpty();
  }

  private String value(String variable) {
    return variables.getOrDefault(variable, "").strip();
  }

  /** Read each time: what is in it is replaced before it ends. */
  private String file(String variable) throws IOException {
    return Files.readString(Path.of(value(variable))).strip();
  }
}
