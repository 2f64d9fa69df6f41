package dev.tuppence.identity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The security framework's view of a reader. {@code ROLE_GUEST} or {@code ROLE_READER}; {@code ROLE_OPERATOR} only for those who
 * have any role and proved well enough who they are.
 */
public class SignedInAuthentication extends AbstractAuthenticationToken {

    private final SignedInReader reader;

    /** @param adminProven signed in strongly enough for the operator's pages */
    public SignedInAuthentication(SignedInReader reader, boolean adminProven) {
        super(authorities(reader, adminProven));
        this.reader = reader;
        super.setAuthenticated(true);
    }

    private static List<GrantedAuthority> authorities(SignedInReader reader, boolean adminProven) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority(reader.guest() ? "ROLE_GUEST" : "ROLE_READER"));
        if (adminProven && reader.operator()) {
            authorities.add(new SimpleGrantedAuthority("ROLE_OPERATOR"));
        }
        return authorities;
    }

    @Override
    public SignedInReader getPrincipal() {
        return reader;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return String.valueOf(reader.reader().value());
    }
}
