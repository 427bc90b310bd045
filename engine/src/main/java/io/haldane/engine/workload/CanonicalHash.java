package io.haldane.engine.workload;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A short hash of JSON that depends neither on the order of keys nor on empty fields. */
public final class CanonicalHash {
  /** Marks our own hashes, so that another controller's are recognised. */
  private static final String FORMAT = "h1-";

  private CanonicalHash() {}

  /** Sixteen hex digits behind the format mark; stable over releases. */
  public static String of(JsonNode json) {
    return FORMAT + hex(json);
  }

  /** Whether a remembered hash was made by {@link #of}. */
  public static boolean isOurs(String hash) {
    return hash.startsWith(FORMAT);
  }

  /** The first eight bytes of the SHA-256 of the canonical text. */
  static String hex(JsonNode json) {
    StringBuilder text = new StringBuilder();
    write(json, text);
    return hexOf(text.toString());
  }

  /** The first eight bytes of the SHA-256 of a text. */
  public static String hexOf(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void write(JsonNode json, StringBuilder text) {
    if (json.isObject()) {
      text.append('{');
      for (Map.Entry<String, JsonNode> field : sorted(json)) {
        if (!isEmpty(field.getValue())) {
          text.append(field.getKey()).append(':');
          write(field.getValue(), text);
          text.append(',');
        }
      }
      text.append('}');
    } else if (json.isArray()) {
      text.append('[');
      json.forEach(element -> write(element, text.append(',')));
      text.append(']');
    } else if (json.isTextual()) {
      // What toString() makes of it, without a writer for each text.
      text.append('"');
      JsonStringEncoder.getInstance().quoteAsString(json.textValue(), text);
      text.append('"');
    } else {
      text.append(json);
    }
  }

  private static List<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    fields.sort(Map.Entry.comparingByKey());
    return fields;
  }

  private static boolean isEmpty(JsonNode json) {
    return json.isNull() || json.isMissingNode() || (json.isContainerNode() && json.isEmpty());
  }
}
