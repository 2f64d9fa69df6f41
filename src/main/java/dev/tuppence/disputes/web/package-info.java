@NullMarked
package dev.tuppence.disputes.web;

import org.jspecify.annotations.NullMarked;
