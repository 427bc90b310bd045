package io.haldane.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** How a result is printed. */
public enum Format {
  TEXT,
  WIDE,
  JSON,
  YAML,
  /** The names alone, as kubectl takes them. */
  NAME;

  /** The value as a document; only for {@link #JSON} and {@link #YAML}. */
  public String document(Object value) {
    try {
      return switch (this) {
        case JSON ->
            mapper(new ObjectMapper()).writerWithDefaultPrettyPrinter().writeValueAsString(value);
        case YAML -> yaml().writeValueAsString(value).stripTrailing();
        case TEXT, WIDE, NAME -> throw new IllegalStateException(this + " is no document");
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written", e);
    }
  }

  public boolean isDocument() {
    return this == JSON || this == YAML;
  }

  private static ObjectMapper yaml() {
    return mapper(
        new ObjectMapper(
            YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .build()));
  }

  private static ObjectMapper mapper(ObjectMapper mapper) {
    return mapper
        .registerModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
  }
}
