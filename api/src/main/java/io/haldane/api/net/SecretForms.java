package io.haldane.api.net;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** The forms in which a value can come back. */
final class SecretForms {
  /** A shorter piece of Base64 is found in other words. */
  private static final int SHORTEST_PIECE = 8;

  private SecretForms() {}

  static Set<String> of(String value) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(value);
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    forms.add(encoded);
    forms.add(encoded.replace("+", "%20"));
    forms.add(URLEncoder.encode(encoded, StandardCharsets.UTF_8));
    String json = value.replace("\\", "\\\\").replace("\"", "\\\"");
    forms.add(json);
    forms.add(json.replace("/", "\\/"));
    forms.add(json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"));
    forms.add(
        value
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= SHORTEST_PIECE) {
      forms.add(HexFormat.of().formatHex(bytes));
    }
    addBase64(forms, Base64.getEncoder(), bytes);
    addBase64(forms, Base64.getUrlEncoder(), bytes);
    forms.removeIf(String::isBlank);
    return forms;
  }

  /** Alone, and at each of the three places that it can have within something longer. */
  private static void addBase64(Set<String> forms, Base64.Encoder encoder, byte[] bytes) {
    forms.add(encoder.encodeToString(bytes));
    Base64.Encoder bare = encoder.withoutPadding();
    forms.add(bare.encodeToString(bytes));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + bytes.length];
      System.arraycopy(bytes, 0, shifted, shift, bytes.length);
      String text = bare.encodeToString(shifted);
      // Letters that neighbours have a part in.
      int from = (shift * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      if (to - from >= SHORTEST_PIECE) {
        forms.add(text.substring(from, to));
      }
    }
  }
}
