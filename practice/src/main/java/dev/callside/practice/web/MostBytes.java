package dev.callside.practice.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The longest body that an endpoint takes, where that is more than the usual 64 KB. It must read such a body as a stream, or be sure that it fits in memory. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MostBytes {

    long value();
}
