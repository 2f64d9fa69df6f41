@NullMarked
package dev.tuppence.admin.web;

import org.jspecify.annotations.NullMarked;
