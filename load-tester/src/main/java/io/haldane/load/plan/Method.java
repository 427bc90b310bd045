package io.haldane.load.plan;

import java.util.regex.Pattern;

/** The method of a request. */
final class Method {
  private static final Pattern NAME = Pattern.compile("[A-Z]{1,20}");

  private Method() {}

  static String checked(String tool, String name) throws Refusal {
    if (!NAME.matcher(name).matches()) {
      throw new Refusal("%s: -m needs a method such as GET or POST.".formatted(tool));
    }
    return name;
  }
}
