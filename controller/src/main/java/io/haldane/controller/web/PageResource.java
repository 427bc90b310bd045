package io.haldane.controller.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.RestPath;

/** The page of one canary: the same document as the list, which reads its own address. */
@Path("/canary")
@RunOnVirtualThread
public class PageResource {
  private static final String PAGE = "META-INF/resources/index.html";

  @GET
  @Path("/{namespace}/{name}")
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public byte[] page(@RestPath String namespace, @RestPath String name) {
    try (InputStream page =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(PAGE)) {
      if (page == null) {
        throw new IllegalStateException(PAGE + " is not in the application");
      }
      return page.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
