package io.haldane.load.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.haldane.load.plan.Refusal;

/** The message of gRPC's health service, which is known without asking a server. */
final class HealthCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SERVICE = 1;

  private HealthCheck() {}

  static ByteString message(String json) throws Refusal {
    JsonNode object;
    try {
      object = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw refusal();
    }
    if (object.size() != 1 || !object.path("service").isTextual()) {
      throw refusal();
    }
    return UnknownFieldSet.newBuilder()
        .addField(
            SERVICE,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(object.path("service").textValue()))
                .build())
        .build()
        .toByteString();
  }

  private static Refusal refusal() {
    return new Refusal(
        "The load did not start: the data of a health check is {\"service\":\"NAME\"}.");
  }
}
