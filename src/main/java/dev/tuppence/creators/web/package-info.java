@NullMarked
package dev.tuppence.creators.web;

import org.jspecify.annotations.NullMarked;
