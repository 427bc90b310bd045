package io.haldane.api.net;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Certificates and keys in the form in which users keep them. */
public final class Pem {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

  private Pem() {}

  /** Empty when the text holds no certificate, or one that cannot be read. */
  public static List<Certificate> certificates(String pem) {
    try {
      return List.copyOf(
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    } catch (CertificateException e) {
      return List.of();
    }
  }

  /**
   * A certificate, and those that lead from it to its authority, in this order; empty when the text
   * does not hold that.
   */
  public static List<Certificate> chain(String pem) {
    List<Certificate> all = certificates(pem);
    boolean linked =
        IntStream.range(1, all.size()).allMatch(next -> isIssued(all.get(next - 1), all.get(next)));
    return linked && all.stream().distinct().count() == all.size() ? all : List.of();
  }

  private static boolean isIssued(Certificate certificate, Certificate by) {
    return certificate instanceof X509Certificate issued
        && by instanceof X509Certificate issuer
        && Objects.equals(issued.getIssuerX500Principal(), issuer.getSubjectX500Principal());
  }

  /** The key in PKCS #8, {@code BEGIN PRIVATE KEY}; empty for every other form. */
  public static Optional<PrivateKey> privateKey(String pem) {
    Matcher found = PKCS8.matcher(pem);
    return found.find() ? decoded(found.group(1)) : Optional.empty();
  }

  private static Optional<PrivateKey> decoded(String base64) {
    try {
      PKCS8EncodedKeySpec spec =
          new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64.strip()));
      return Stream.of("RSA", "EC", "EdDSA", "RSASSA-PSS")
          .flatMap(algorithm -> key(algorithm, spec).stream())
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
