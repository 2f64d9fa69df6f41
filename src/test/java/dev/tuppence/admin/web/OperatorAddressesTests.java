package dev.tuppence.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.tuppence.WholeApplicationTest;
import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.Role;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of the operator's, asked for in every role. */
@WholeApplicationTest
class OperatorAddressesTests {

    /** An address of which something stands for each variable. */
    record Address(HttpMethod method, String path, HandlerMethod handler) {

        boolean opensTo(Role role) {
            OpenTo open = handler.getMethodAnnotation(OpenTo.class);
            return open != null
                    && (role == Role.ADMIN || Arrays.asList(open.value()).contains(role));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Autowired
    MockMvcTester browser;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    Readers readers;

    ReaderId operator;

    @BeforeEach
    void anOperator() {
        operator = readers.readerWith(UUID.randomUUID() + "@example.org");
    }

    @Test
    void everyAddressNamesItsRoles() {
        assertThat(addresses())
                .hasSizeGreaterThan(30)
                .filteredOn(address -> address.handler().getMethodAnnotation(OpenTo.class) == null)
                .as("open to nobody, since @OpenTo is missing")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatIsNotForARoleDoesNotExistForIt(Role role) {
        assertThat(addresses())
                .filteredOn(address -> !address.opensTo(role))
                .allSatisfy(address -> assertThat(turnedAway(address, Set.of(role)))
                        .as(address.toString())
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyPageForARoleOpensToIt(Role role) {
        assertThat(addresses())
                .filteredOn(address -> address.opensTo(role) && address.method() == HttpMethod.GET)
                .isNotEmpty()
                .allSatisfy(address -> assertThat(turnedAway(address, Set.of(role)))
                        .as(address.toString())
                        .isFalse());
    }

    @Test
    void toReadersNoneOfThemExists() {
        assertThat(addresses())
                .allSatisfy(address -> assertThat(ask(address, Set.of())).hasStatus(HttpStatus.NOT_FOUND));
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPORT, /admin/readers, true",
        "FINANCE, /admin/readers, false",
        "SUPPORT, /admin/cases, true",
        "SUPPORT, /admin/adjustments, false",
        "FINANCE, /admin/adjustments, true",
        "SUPPORT, /admin/reconciliation, false",
        "FINANCE, /admin/collection, true",
        "SUPPORT, /admin/books, false",
        "FINANCE, /admin/audit, false",
        "FINANCE, /admin/roles, false",
        "ADMIN, /admin/roles, true"
    })
    void rolesSeeTheirPagesAndNoOtherLinks(Role role, String path, boolean open) {
        assertThat(browser.get().uri(path).with(as(Set.of(role))))
                .hasStatus(open ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        var desk =
                assertThat(browser.get().uri("/admin").with(as(Set.of(role)))).bodyText();
        String link = "href=\"" + path + "\"";
        if (open) {
            desk.contains(link);
        } else {
            desk.doesNotContain(link);
        }
    }

    private boolean turnedAway(Address address, Set<Role> roles) {
        Throwable why = ask(address, roles).getMvcResult().getResolvedException();
        return why != null && why.getClass().getSimpleName().equals("ClosedDoor");
    }

    private MvcTestResult ask(Address address, Set<Role> roles) {
        return browser.method(address.method())
                .uri(address.path())
                .with(as(roles))
                .with(csrf())
                .exchange();
    }

    private List<Address> addresses() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/admin"))
                        .flatMap(pattern -> methods(
                                        entry.getKey().getMethodsCondition().getMethods())
                                .map(method -> new Address(method.asHttpMethod(), filled(pattern), entry.getValue()))))
                .toList();
    }

    /** What says no method answers all of them. */
    private static Stream<RequestMethod> methods(Set<RequestMethod> named) {
        return (named.isEmpty() ? EnumSet.of(RequestMethod.GET, RequestMethod.POST) : named).stream();
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{name(?::(?:[^{}]|\\{[^{}]*})*)?}", "0".repeat(32))
                .replaceAll("\\{event(?::(?:[^{}]|\\{[^{}]*})*)?}", "evt_none")
                .replaceAll("\\{\\w+(?::(?:[^{}]|\\{[^{}]*})*)?}", "1");
    }

    private RequestPostProcessor as(Set<Role> roles) {
        return authentication(new SignedInAuthentication(new SignedInReader(operator, false, roles), true));
    }
}
