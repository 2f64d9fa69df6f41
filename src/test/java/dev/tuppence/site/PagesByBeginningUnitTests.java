package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class PagesByBeginningUnitTests {

    @RestController
    static class Pages {

        @GetMapping(path = "/@{handle}/{slug}", produces = "text/plain;charset=UTF-8")
        String item(@PathVariable String handle, @PathVariable String slug) {
            return handle + " " + slug;
        }

        @GetMapping({"/tab/{number}", "/tabs/all"})
        String tab() {
            return "tab";
        }

        @GetMapping("/files/**")
        String files() {
            return "files";
        }

        @PostMapping("/{anything}")
        String anything() {
            return "anything";
        }
    }

    MockMvcTester browser;

    @BeforeEach
    void pages() {
        browser = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Pages())
                .setCustomHandlerMapping(this::mapping)
                .build());
    }

    private RequestMappingHandlerMapping mapping() {
        return new PagesByBeginning().getRequestMappingHandlerMapping();
    }

    @ParameterizedTest
    @CsvSource({
        "/@mina/rain, mina rain",
        "/%40mina/rain, mina rain",
        "/@mina/%EB%B9%84, mina 비",
        "/tab/7, tab",
        "/tabs/all, tab",
        "/files, files",
        "/files/a/b, files"
    })
    void anAddressFindsItsPage(String address, String page) {
        assertThat(browser.get().uri(URI.create(address)))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"/other/7, 404", "/@mina, 405", "/@mina/rain/more, 404"})
    void whatHasNoPageIsToldApart(String address, int status) {
        assertThat(browser.get().uri(address)).hasStatus(status);
    }
}
