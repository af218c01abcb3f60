package dev.callside.practice.web;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call an endpoint. One without it, or without {@link Open}, is refused to everybody. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {

    Placement placement();

    Role[] roles();
}
