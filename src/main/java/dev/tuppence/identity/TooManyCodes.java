package dev.tuppence.identity;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A reader asked for that many codes that somebody may be guessing. Nothing was sent. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
public class TooManyCodes extends RuntimeException {}
