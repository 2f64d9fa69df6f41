@NullMarked
package dev.tuppence.payouts.web;

import org.jspecify.annotations.NullMarked;
