package io.haldane.controller.web.login;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A request that is not answered; the sentence is for the user. */
public class Refused extends WebApplicationException {
  private static final long serialVersionUID = 1;

  private record Why(String message) {}

  /**
   * @param code HTTP status
   */
  public Refused(int code, String message) {
    super(
        message,
        Response.status(code).type(MediaType.APPLICATION_JSON).entity(new Why(message)).build());
  }
}
