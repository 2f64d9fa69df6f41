package dev.tuppence.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles an operator's address is open to, beside {@link Role#ADMIN}, to whom all of these are. An address below
 * {@code /admin} without it is open to nobody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenTo {

    Role[] value();
}
