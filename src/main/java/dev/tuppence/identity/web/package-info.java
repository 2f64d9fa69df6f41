@NullMarked
package dev.tuppence.identity.web;

import org.jspecify.annotations.NullMarked;
