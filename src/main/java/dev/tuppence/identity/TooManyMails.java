package dev.tuppence.identity;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody asked for more sign-in mails than anybody needs. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
public class TooManyMails extends RuntimeException {}
