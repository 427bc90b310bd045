package io.haldane.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What the JDK's client throws becomes a cause. */
final class FailuresTest {
  private static FailureCause cause(Throwable failure) {
    return Failures.of(failure).cause();
  }

  @Test
  void a_host_name_that_nobody_knows_differs_from_a_refused_connection() {
    Throwable unknown = new ConnectException().initCause(new UnresolvedAddressException());
    assertThat(cause(unknown)).isEqualTo(FailureCause.UNKNOWN_HOST);
    assertThat(cause(new ConnectException())).isEqualTo(FailureCause.CONNECTION_REFUSED);
  }

  @Test
  void a_certificate_that_is_not_trusted_differs_from_a_server_without_tls() {
    Throwable untrusted =
        new SSLHandshakeException("PKIX").initCause(new CertificateException("self-signed"));
    assertThat(Failures.of(untrusted))
        .isEqualTo(new HttpReply.Failed(FailureCause.UNTRUSTED_CERTIFICATE, "PKIX"));
    assertThat(cause(new SSLException("not TLS"))).isEqualTo(FailureCause.NO_TLS);
    assertThat(cause(new IOException("eof"))).isEqualTo(FailureCause.CONNECTION_LOST);
  }

  @Test
  void a_slow_connection_is_a_timeout() {
    assertThat(cause(new HttpConnectTimeoutException("t"))).isEqualTo(FailureCause.TIMEOUT);
    assertThat(cause(new SocketTimeoutException("t"))).isEqualTo(FailureCause.TIMEOUT);
  }

  @Test
  void an_address_in_the_clients_words_is_hidden() {
    assertThat(Failures.of(new IOException("GET http://me:secret@host/hook/token")).detail())
        .doesNotContain("secret", "token");
  }

  @Test
  void a_bug_of_ours_is_not_blamed_on_the_network() {
    assertThatIllegalStateException().isThrownBy(() -> cause(new IllegalArgumentException("bug")));
  }
}
