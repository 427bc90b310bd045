package io.haldane.controller.web;

import io.haldane.controller.config.DashboardAuth;
import io.haldane.controller.web.login.Login;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The page that takes a token; there is one only where tokens sign users in. */
@Path("/login")
@RunOnVirtualThread
public class LoginPageResource {
  private final Login login;

  @Inject
  public LoginPageResource(Login login) {
    this.login = login;
  }

  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public byte[] page() {
    if (login.auth() != DashboardAuth.TOKEN) {
      throw new NotFoundException("the dashboard has no login page (-dashboard-auth)");
    }
    return PageFile.read("login.html");
  }
}
