package org.jspecify.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Stands in for the library's, where sources are compiled before anything was fetched. */
@Target(ElementType.TYPE_USE)
public @interface Nullable {}
