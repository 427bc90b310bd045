package io.haldane.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.haldane.api.metrics.Sample.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final Reply.Failed SLOW = new Reply.Failed(Fault.BACKEND, "slow");

  private static Reply.Failed of(Throwable failure) {
    return Failures.reply(failure, () -> SLOW);
  }

  @Test
  void a_host_name_nobody_knows_is_told_from_a_refused_connection() {
    Throwable unknown = new ConnectException().initCause(new UnresolvedAddressException());
    assertThat(of(unknown).why()).contains("host name that cannot be resolved");
    assertThat(of(new ConnectException()).why()).contains("refused the connection");
  }

  @Test
  void only_a_certificate_is_the_configurations_fault() {
    Throwable untrusted =
        new SSLHandshakeException("PKIX").initCause(new CertificateException("self-signed"));
    assertThat(of(untrusted).fault()).isEqualTo(Fault.CONFIGURATION);
    assertThat(of(new SSLException("not TLS")).fault()).isEqualTo(Fault.BACKEND);
    assertThat(of(new IOException("eof")).fault()).isEqualTo(Fault.BACKEND);
  }

  @Test
  void a_slow_connection_is_slow() {
    assertThat(of(new HttpConnectTimeoutException("t"))).isEqualTo(SLOW);
  }

  @Test
  void a_mistake_of_ours_is_not_the_networks() {
    assertThatIllegalStateException().isThrownBy(() -> of(new IllegalArgumentException("bug")));
  }
}
