@NullMarked
package dev.tuppence;

import org.jspecify.annotations.NullMarked;
