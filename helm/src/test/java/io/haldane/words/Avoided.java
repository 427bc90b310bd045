package io.haldane.words;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A word that no text for users has. CONTRIBUTING.md has the whole list for people.
 *
 * @param pattern what to find, as whole words in any case
 * @param use what to write instead
 */
record Avoided(Pattern pattern, String use) {
  static final List<Avoided> ALL =
      List.of(
          avoided("mend(s|ed|ing)?|heal(s|ed|ing)?|cures?", "fix"),
          avoided("rights", "permissions"),
          avoided("told|tells", "reported, shows, says"),
          avoided("(is|are|be|not|never) served", "supported"),
          avoided("the reference('s)?(?! to| of)", "Flagger"),
          avoided("look(s|ed)? at", "reconcile, check, read"),
          avoided("prov(e|es|en|ed) (itself|themselves)|proven", "passed its checks"),
          avoided("anew|afresh", "again"),
          avoided("whoever|whom", "everyone who, the client that"),
          avoided("in mid-run", "during a run"),
          avoided("go(es)? on", "continue, keep"),
          avoided("for ever", "forever"),
          avoided("under way", "current, running"),
          avoided("in vain|thrown away", "without effect, dropped"),
          avoided("made again", "recreated"),
          avoided("g(i|a)ven? back", "restored"));

  private static Avoided avoided(String words, String use) {
    return new Avoided(Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE), use);
  }
}
