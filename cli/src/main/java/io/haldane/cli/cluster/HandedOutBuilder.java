package io.haldane.cli.cluster;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The JDK's builder, which also hands the client that it builds to us.
 *
 * @param built gets the client
 */
record HandedOutBuilder(HttpClient.Builder jdk, Consumer<HttpClient> built)
    implements HttpClient.Builder {

  @Override
  public HttpClient build() {
    HttpClient client = jdk.build();
    built.accept(client);
    return client;
  }

  private HttpClient.Builder after(HttpClient.Builder ignored) {
    return this;
  }

  @Override
  public HttpClient.Builder cookieHandler(CookieHandler handler) {
    return after(jdk.cookieHandler(handler));
  }

  @Override
  public HttpClient.Builder connectTimeout(Duration timeout) {
    return after(jdk.connectTimeout(timeout));
  }

  @Override
  public HttpClient.Builder sslContext(SSLContext context) {
    return after(jdk.sslContext(context));
  }

  @Override
  public HttpClient.Builder sslParameters(SSLParameters parameters) {
    return after(jdk.sslParameters(parameters));
  }

  @Override
  public HttpClient.Builder executor(Executor executor) {
    return after(jdk.executor(executor));
  }

  @Override
  public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
    return after(jdk.followRedirects(policy));
  }

  @Override
  public HttpClient.Builder version(HttpClient.Version version) {
    return after(jdk.version(version));
  }

  @Override
  public HttpClient.Builder priority(int priority) {
    return after(jdk.priority(priority));
  }

  @Override
  public HttpClient.Builder proxy(ProxySelector selector) {
    return after(jdk.proxy(selector));
  }

  @Override
  public HttpClient.Builder authenticator(Authenticator authenticator) {
    return after(jdk.authenticator(authenticator));
  }
}
