package io.haldane.api.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON of any size. What an API server keeps is bounded by etcd, to some MiB an object; the
 * parser's own limits would end the reading of a whole list because of one key of one object.
 */
public final class Json {
  private Json() {}

  /** A mapper that reads names, texts, numbers and depths of any size into trees. */
  public static ObjectMapper mapper() {
    return new ObjectMapper(factory());
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNestingDepth(Integer.MAX_VALUE)
                .build())
        // Names that are chosen to collide would end the reading of all objects, too.
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }
}
