@NullMarked
package dev.tuppence.chains.web;

import org.jspecify.annotations.NullMarked;
