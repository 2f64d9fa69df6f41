@NullMarked
package dev.tuppence.statements.web;

import org.jspecify.annotations.NullMarked;
