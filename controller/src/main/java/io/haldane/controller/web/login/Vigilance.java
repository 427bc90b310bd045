package io.haldane.controller.web.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether those who were let in may stay: a stream lives longer than a login. */
@Singleton
public class Vigilance {
  private final Login login;

  @Inject
  public Vigilance(Login login) {
    this.login = login;
  }

  /** Empty where the API server has to be asked. */
  public Optional<Boolean> known(Pass pass) {
    return login.quick(pass.credential()).map(Vigilance::stays);
  }

  /** Blocking. A login that cannot be checked now counts for as long as its answers are kept. */
  public boolean check(Pass pass) {
    return stays(login.recheck(pass.credential()));
  }

  private static boolean stays(Entry entry) {
    return entry instanceof Entry.In;
  }
}
