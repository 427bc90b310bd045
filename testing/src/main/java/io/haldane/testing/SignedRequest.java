package io.haldane.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request as it arrived, whose AWS signature of version 4 is computed again from what is in it,
 * by the published algorithm and without the signer that is tested.
 *
 * @param target path and query as they were sent
 */
public record SignedRequest(
    String method, String target, Map<String, List<String>> headers, byte[] body) {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\\w+)");
  private static final HexFormat HEX = HexFormat.of();

  public SignedRequest {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    headers = all;
  }

  /** Whose key signed it. */
  public String keyId() {
    return authorization().group(1);
  }

  /** Date, region and service that it is signed for. */
  public String scope() {
    return authorization().group(2);
  }

  /** The names of the headers that are signed. */
  public List<String> signedHeaders() {
    return List.of(authorization().group(3).split(";"));
  }

  /** The signature that it came with. */
  public String signature() {
    return authorization().group(4);
  }

  /** The signature that it has to have if it was signed with that secret. */
  public String signatureBy(String secret) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope().split("/")) {
      key = hmac(key, part);
    }
    String text =
        String.join(
            "\n", "AWS4-HMAC-SHA256", header("x-amz-date"), scope(), hash(utf8(canonical())));
    return HEX.formatHex(hmac(key, text));
  }

  private Matcher authorization() {
    Matcher matcher = AUTHORIZATION.matcher(header("authorization"));
    if (!matcher.matches()) {
      throw new AssertionError("not signed: " + header("authorization"));
    }
    return matcher;
  }

  private String canonical() {
    String[] parts = target.split("\\?", 2);
    String signed =
        signedHeaders().stream()
            .map(name -> name + ":" + header(name) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        method,
        path(parts[0]),
        parts.length == 1 ? "" : query(parts[1]),
        signed,
        String.join(";", signedHeaders()),
        hash(body));
  }

  /** Encoded once more, as services other than S3 want it. */
  private static String path(String sent) {
    return Arrays.stream(sent.split("/", -1))
        .map(SignedRequest::encoded)
        .collect(Collectors.joining("/"));
  }

  private static String query(String sent) {
    return Arrays.stream(sent.split("&"))
        .map(pair -> pair.contains("=") ? pair : pair + "=")
        .map(pair ->
            Arrays.stream(pair.split("=", 2))
                .map(part -> encoded(decoded(part)))
                .collect(Collectors.joining("=")))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /** A plus sign is a plus sign. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte each : utf8(text)) {
      char letter = (char) (each & 0xff);
      boolean plain =
          letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0);
      out.append(plain ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
    }
    return out.toString();
  }

  private String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(byte[] bytes) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
