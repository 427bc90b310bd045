package io.haldane.engine.scenario;

import java.util.function.Consumer;

/** A scenario with the sentence that it proves. */
record Story(String sentence, Consumer<Scenario> telling) {}
