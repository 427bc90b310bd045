package io.haldane.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** The rule of modules that call servers over HTTP; they name it in a field of their own. */
public final class OneWayOut {
  public static final ArchRule RULE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "javax.net..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.Socket")
          .because(
              "the rules for hosts, the limits and the hiding of secrets are in the module outbound");

  private OneWayOut() {}
}
