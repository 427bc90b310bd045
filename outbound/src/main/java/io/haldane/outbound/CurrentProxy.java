package io.haldane.outbound;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** The JVM's proxy of the moment; a client alone would keep that of the moment it was built. */
final class CurrentProxy extends ProxySelector {
  @Override
  public List<Proxy> select(URI uri) {
    ProxySelector current = ProxySelector.getDefault();
    return current == null ? List.of(Proxy.NO_PROXY) : current.select(uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    ProxySelector current = ProxySelector.getDefault();
    if (current != null) {
      current.connectFailed(uri, address, failure);
    }
  }
}
