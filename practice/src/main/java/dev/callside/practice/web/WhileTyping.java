package dev.callside.practice.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a page asks while somebody types, again and again. It changes nothing, so it has a rate of its own: whoever writes fast must
 * still be able to save.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WhileTyping {}
