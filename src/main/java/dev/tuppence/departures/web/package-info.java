@NullMarked
package dev.tuppence.departures.web;

import org.jspecify.annotations.NullMarked;
