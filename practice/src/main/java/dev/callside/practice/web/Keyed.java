package dev.callside.practice.web;

import dev.callside.practice.key.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint that the practice's own systems may call with a key of that scope; also people, if it says {@link Allowed} too. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Keyed {

    Scope value();
}
