package dev.tuppence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SignInCookiesUnitTests {

    @Test
    void overHttpsTheCookieIsBoundToThisHost() {
        var cookies =
                new SignInCookies(new SiteAddress(URI.create("https://tuppence.example"), "mail@tuppence.example"));
        var response = new MockHttpServletResponse();

        cookies.write(new SignInCookie(cookies.name(), "secret"), response);

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-reader=secret")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void whatIsNoTokenIsNotLookedUp() {
        var cookies = new SignInCookies(new SiteAddress(URI.create("http://localhost:8080"), "mail@tuppence.example"));
        var request = new MockHttpServletRequest();
        request.setCookies(new jakarta.servlet.http.Cookie("reader", "x".repeat(5000)));

        assertThat(cookies.read(request)).isEmpty();
    }

    @Test
    void secretsAreNotLogged() {
        assertThat(new SignInCookie("reader", "secret").toString()).doesNotContain("secret");
        assertThat(new SecretToken("secret").toString()).doesNotContain("secret");
    }
}
