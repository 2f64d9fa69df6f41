package dev.tuppence.identity;

/** What a browser sends to be known; the value is a secret. */
public record SignInCookie(String name, String value) {

    @Override
    public String toString() {
        return "SignInCookie[" + name + ", hidden]";
    }
}
