@NullMarked
package dev.tuppence.sandbox.web;

import org.jspecify.annotations.NullMarked;
