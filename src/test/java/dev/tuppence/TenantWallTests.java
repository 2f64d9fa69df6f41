package dev.tuppence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.tuppence.catalog.DraftText;
import dev.tuppence.catalog.Drafts;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.Creators;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.creators.NewCreator;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Readers;
import dev.tuppence.identity.SignedInAuthentication;
import dev.tuppence.identity.SignedInReader;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever the studio can do, it does for its own team only: every address is tried by everybody else. */
@WholeApplicationTest
class TenantWallTests {

    private static final String STUDIO = "/studio/{handle}";

    /** One way into the studio. */
    record Endpoint(HttpMethod method, String pattern) {}

    @Autowired
    MockMvc browser;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Creators creators;

    @Autowired
    Drafts drafts;

    @Autowired
    Readers readers;

    @Autowired
    CurrentCreator currentCreator;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    String handle;
    CreatorId creator;
    SignedInReader owner;
    long item;

    @BeforeEach
    void aCreatorWithAnArticle() {
        handle = handle();
        ReaderId reader = readers.readerWith(handle + "@example.org");
        creator = creators.create(reader, new NewCreator(handle, "Mine", "Bio", "#8a3b12", CurrencyCode.USD));
        owner = new SignedInReader(reader, false, Set.of());
        Money price = Money.ofMinorUnits(15, CurrencyCode.USD);
        item = drafts.write(creator, new DraftText("Title", "Summary", "Text", price, null, null))
                .value();
    }

    @Test
    void theStudioHasManyAddresses() {
        assertThat(endpoints()).hasSizeGreaterThan(8);
        assertThat(endpoints())
                .extracting(Endpoint::pattern)
                .contains(STUDIO + "/earnings", STUDIO + "/payouts", STUDIO + "/disputes", STUDIO + "/settings");
    }

    @Test
    void theTeamGetsIn() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.method() == HttpMethod.GET
                    && !endpoint.pattern().replace(STUDIO, "").contains("{")) {
                assertThat(statusOf(endpoint, as(owner)))
                        .as(endpoint.toString())
                        .isBetween(200, 399);
            }
        }
    }

    @Test
    void anotherCreatorGetsNowhereAndChangesNothing() throws Exception {
        String other = handle();
        ReaderId reader = readers.readerWith(other + "@example.org");
        creators.create(reader, new NewCreator(other, "Other", "Bio", "#8a3b12", CurrencyCode.USD));

        assertWallsHoldAgainst(as(new SignedInReader(reader, false, Set.of())));
    }

    @Test
    void aReaderGetsNowhereAndChangesNothing() throws Exception {
        ReaderId reader = readers.readerWith(handle() + "@example.org");

        assertWallsHoldAgainst(as(new SignedInReader(reader, false, Set.of())));
    }

    @Test
    void visitorsAndGuestsAreAskedToSignInAtMost() throws Exception {
        Map<String, String> before = everythingOfTheCreator();
        for (Endpoint endpoint : endpoints()) {
            assertThat(statusOf(endpoint, visitor -> visitor))
                    .as(endpoint.toString())
                    .isIn(302, 303, 401, 403, 404);
        }
        assertThat(everythingOfTheCreator()).isEqualTo(before);
    }

    private void assertWallsHoldAgainst(RequestPostProcessor somebody) throws Exception {
        Map<String, String> before = everythingOfTheCreator();
        for (Endpoint endpoint : endpoints()) {
            assertThat(statusOf(endpoint, somebody)).as(endpoint.toString()).isIn(403, 404);
        }
        assertThat(everythingOfTheCreator()).isEqualTo(before);
    }

    private int statusOf(Endpoint endpoint, RequestPostProcessor somebody) throws Exception {
        String path = endpoint.pattern()
                .replace(STUDIO, "/studio/" + handle)
                .replaceAll("\\{\\*?[^/]+}", Long.toString(item));
        return browser.perform(request(endpoint.method(), path)
                        .param("title", "Taken over")
                        .param("currency", "USD")
                        .param("country", "US")
                        .with(somebody)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                if (pattern.equals(STUDIO) || pattern.startsWith(STUDIO + "/")) {
                    methodsOf(mapping).forEach(method -> endpoints.add(new Endpoint(method, pattern)));
                }
            }
        }
        return endpoints;
    }

    private static List<HttpMethod> methodsOf(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return (methods.isEmpty() ? List.of(RequestMethod.values()) : methods)
                .stream().map(RequestMethod::asHttpMethod).toList();
    }

    /** A fingerprint of the creator's rows in every table that has any. */
    private Map<String, String> everythingOfTheCreator() {
        List<String> tables = jdbc.sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'creator_id'""").query(String.class).list();
        Map<String, String> rows = new TreeMap<>();
        transaction.executeWithoutResult(status -> {
            currentCreator.is(creator);
            for (String table : tables) {
                rows.put(
                        table,
                        jdbc.sql("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table
                                        + " t where creator_id = :creator")
                                .param("creator", creator.value())
                                .query(String.class)
                                .single());
            }
        });
        assertThat(rows.values()).anyMatch(fingerprint -> !fingerprint.isEmpty());
        return rows;
    }

    private static RequestPostProcessor as(SignedInReader reader) {
        return authentication(new SignedInAuthentication(reader, false));
    }

    private static String handle() {
        return "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
