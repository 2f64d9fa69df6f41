package dev.tuppence.sandbox.processor;

import com.stripe.model.Account;
import com.stripe.model.AccountLink;
import com.stripe.model.BankAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links to the page where a creator tells who they are and where their bank is. A link serves one visit. */
@Component
@Profile("sandbox")
class Onboarding {

    private static final Duration VALID = Duration.ofMinutes(5);

    /** @param open it may still be used; otherwise the browser goes to {@code refreshUrl} for a new one */
    record Visit(String returnUrl, String refreshUrl, boolean open) {}

    private final ObjectStore store;
    private final ConnectedAccounts accounts;
    private final HostedPages pages;
    private final JdbcClient jdbc;
    private final Clock clock;

    Onboarding(ObjectStore store, ConnectedAccounts accounts, HostedPages pages, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.pages = pages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    AccountLink link(String account, String returnUrl, String refreshUrl) {
        String token = Ids.next("alu", 16);
        OffsetDateTime expires = OffsetDateTime.now(clock).plus(VALID);
        jdbc.sql("""
                        insert into processor.account_link (token, account, return_url, refresh_url, expires_at)
                        values (:token, :account, :return, :refresh, :expires)""")
                .param("token", token)
                .param("account", account)
                .param("return", returnUrl)
                .param("refresh", refreshUrl)
                .param("expires", expires)
                .update();
        var link = new AccountLink();
        link.setObject("account_link");
        link.setCreated(clock.instant().getEpochSecond());
        link.setExpiresAt(expires.toEpochSecond());
        link.setUrl(pages.onboarding(account, token));
        return link;
    }

    @Transactional
    public Optional<Visit> visit(String account, String token) {
        return jdbc.sql("""
                        select return_url, refresh_url, used_at is null and expires_at > :now as open
                        from processor.account_link where token = :token and account = :account for update""")
                .param("token", token)
                .param("account", account)
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) ->
                        new Visit(row.getString("return_url"), row.getString("refresh_url"), row.getBoolean("open")))
                .optional();
    }

    /** @return where the browser goes next */
    @Transactional
    public String complete(String account, String token, OnboardingForm form) {
        Visit visit = visit(account, token).orElseThrow(() -> new NoSuchPage(account));
        if (!visit.open()) {
            return visit.refreshUrl();
        }
        jdbc.sql("update processor.account_link set used_at = :now where token = :token")
                .param("now", OffsetDateTime.now(clock))
                .param("token", token)
                .update();
        Account found = store.lock(Account.class, "", account).orElseThrow();
        accounts.completed(found, bank(found, form));
        return visit.returnUrl();
    }

    private static BankAccount bank(Account account, OnboardingForm form) {
        var bank = new BankAccount();
        bank.setId(Ids.next("ba"));
        bank.setObject("bank_account");
        bank.setAccount(account.getId());
        bank.setAccountHolderName(form.holder());
        bank.setAccountHolderType("individual");
        bank.setBankName("STRIPE TEST BANK");
        bank.setCountry(account.getCountry());
        bank.setCurrency(account.getDefaultCurrency());
        bank.setDefaultForCurrency(true);
        bank.setFingerprint(form.fingerprint());
        bank.setLast4(form.last4());
        bank.setStatus("new");
        return bank;
    }
}
