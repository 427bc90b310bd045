package io.haldane.controller.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** The page of one canary: the same document as the list, which reads its own address. */
@Path("/canary")
@RunOnVirtualThread
public class PageResource {
  @GET
  @Path("/{namespace}/{name}")
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public byte[] page(@RestPath String namespace, @RestPath String name) {
    return PageFile.read("index.html");
  }
}
