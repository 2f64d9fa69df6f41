@NullMarked
package dev.tuppence.unlocks.web;

import org.jspecify.annotations.NullMarked;
