package dev.tuppence.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.identity.OpenTo;
import dev.tuppence.identity.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

class OperatorGateUnitTests {

    static class Pages {

        public void forgotten() {}

        @OpenTo({})
        public void forAdmins() {}

        @OpenTo(Role.FINANCE)
        public void forFinance() {}
    }

    @Test
    void whatNamesNoRoleIsOpenToNobody() throws Exception {
        assertThat(OperatorGate.opens(page("forgotten"), Set.of(Role.values()))).isFalse();
        assertThat(OperatorGate.opens(new Object(), Set.of(Role.values()))).isFalse();
    }

    @Test
    void aPageOpensToItsRolesAndToAdmins() throws Exception {
        assertThat(OperatorGate.opens(page("forFinance"), Set.of(Role.FINANCE))).isTrue();
        assertThat(OperatorGate.opens(page("forFinance"), Set.of(Role.ADMIN))).isTrue();
        assertThat(OperatorGate.opens(page("forFinance"), Set.of(Role.SUPPORT))).isFalse();
        assertThat(OperatorGate.opens(page("forAdmins"), Set.of(Role.ADMIN))).isTrue();
        assertThat(OperatorGate.opens(page("forAdmins"), Set.of(Role.SUPPORT, Role.FINANCE)))
                .isFalse();
    }

    private static HandlerMethod page(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Pages(), Pages.class.getMethod(name));
    }
}
