@NullMarked
package dev.tuppence.settlement.web;

import org.jspecify.annotations.NullMarked;
