package dev.tuppence.identity;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** This network opened as many tabs without an account as one network may in a day. Nothing was charged. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
public class TooManyGuests extends RuntimeException {}
