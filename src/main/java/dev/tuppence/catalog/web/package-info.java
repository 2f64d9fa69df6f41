@NullMarked
package dev.tuppence.catalog.web;

import org.jspecify.annotations.NullMarked;
