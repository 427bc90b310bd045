package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/** A schema as those publish it who define the format; {@code schemas/README.md} says where. */
public record PublishedSchema(JsonSchema schema) {
  /** By the name of its file. */
  public static PublishedSchema of(String name, VersionFlag version) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    try (InputStream found = PublishedSchema.class.getResourceAsStream("/schemas/" + name)) {
      return new PublishedSchema(
          JsonSchemaFactory.getInstance(version)
              .getSchema(Objects.requireNonNull(found, name), config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with it. */
  public Set<ValidationMessage> objections(String json) {
    return schema.validate(json, InputFormat.JSON);
  }

  public void check(String json) {
    assertThat(objections(json)).as(json).isEmpty();
  }
}
