/** Publications, readers and four weeks of history for a sandbox that was never used, made through the doors everybody uses. */
@NullMarked
package dev.tuppence.sandbox.demo;

import org.jspecify.annotations.NullMarked;
