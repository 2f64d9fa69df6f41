@NullMarked
package dev.tuppence.discovery.web;

import org.jspecify.annotations.NullMarked;
