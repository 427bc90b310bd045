package io.haldane.api.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is shown of an address: scheme, host, port, and a short hash of the whole that distinguishes
 * two addresses of one host apart, as in {@code https://hooks.example.com#1a2b3c4d}. User, path and
 * query may be secrets. An address without any of them needs no hash.
 */
public final class Addresses {
  private static final int HASH = 8;

  /** Scheme, user info, host with port, and the rest. */
  private static final Pattern URL =
      Pattern.compile(
          "\\b([a-zA-Z][a-zA-Z0-9+.-]{0,15})://(?:([^\\s/?#\"<>]*)@)?([^\\s/?#\"<>@\\\\,;()]*)([/?#][^\\s\"<>\\\\]*)?");

  /** How the JDK quotes what it cannot parse: to the end of the line. */
  private static final Pattern QUOTED = Pattern.compile("( at index \\d+: ).+");

  private static final Pattern SHOWN = Pattern.compile("#[0-9a-f]{" + HASH + "}");
  private static final Pattern HOST =
      Pattern.compile("[\\w.\\-]*(?::\\d{1,5})?|\\[[0-9a-fA-F:.%\\w]*](?::\\d{1,5})?");
  private static final String CLOSING = ".,;:!?)]}'";

  private Addresses() {}

  /** The shown form of one address; only the hash of what is no URL. */
  public static String shown(String address) {
    String stripped = address.strip();
    Matcher url = URL.matcher(stripped);
    return url.matches() && !url.group(3).isEmpty()
        ? shown(url, Optional.ofNullable(url.group(4)).orElse(""))
        : "#" + hash(stripped);
  }

  /** A text in which every URL is in its shown form. Doing it twice changes nothing. */
  public static String hideIn(String text) {
    if (!text.contains("://") && !text.contains(" at index ")) {
      return text;
    }
    String unquoted = QUOTED.matcher(text).replaceAll("$1(hidden)");
    return URL.matcher(unquoted).replaceAll(url -> Matcher.quoteReplacement(inText(url)));
  }

  /** The first digits of SHA-256. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Punctuation behind a URL belongs to the sentence. */
  private static String inText(MatchResult url) {
    String rest = Optional.ofNullable(url.group(4)).orElse("");
    int end = rest.length();
    while (end > 0 && CLOSING.indexOf(rest.charAt(end - 1)) >= 0) {
      end--;
    }
    return shown(url, rest.substring(0, end)) + rest.substring(end);
  }

  private static String shown(MatchResult url, String rest) {
    String user = url.group(2);
    String host = HOST.matcher(url.group(3)).matches() ? url.group(3) : "(hidden)";
    String origin = url.group(1) + "://" + host;
    if (user == null && SHOWN.matcher(rest).matches()) {
      return origin + rest;
    }
    boolean bare = user == null && (rest.isEmpty() || rest.equals("/"));
    String whole = url.group(1) + "://" + (user == null ? "" : user + "@") + url.group(3) + rest;
    return bare && !host.equals("(hidden)") ? origin : origin + "#" + hash(whole);
  }
}
