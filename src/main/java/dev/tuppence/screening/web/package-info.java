@NullMarked
package dev.tuppence.screening.web;

import org.jspecify.annotations.NullMarked;
