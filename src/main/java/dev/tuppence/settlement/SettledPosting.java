package dev.tuppence.settlement;

import dev.tuppence.ledger.Account;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Posting;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a paid settlement looks in the books. */
final class SettledPosting {

    static final String KIND = "tab-settled";

    private SettledPosting() {}

    /**
     * @param intent the processor's id of the card payment; none where no card paid
     * @param shield what of the platform's fee goes into the reserve for disputes
     */
    static Posting of(Settlement settlement, @Nullable String intent, Means means, ShareSplit split, Money shield) {
        Account tab = Account.of(AccountType.TAB, settlement.reader().value());
        Account fees = Account.of(AccountType.PSP_FEES);
        Account credit = Account.of(AccountType.CREDIT, settlement.reader().value());
        Money fee = means.fee().plus(means.prefundedFee());
        Money subsidy = means.fees().minus(split.cardFee());
        Posting.Builder posting = Posting.of(KIND, settlement.id())
                .voucher(intent)
                .debit(
                        Account.of(AccountType.PSP_CLEARING),
                        settlement.charged().plus(means.prefunded()).minus(fee))
                .debit(fees, fee)
                .credit(credit, means.prefunded())
                .debit(credit, settlement.creditUsed())
                .credit(tab, settlement.charged())
                .credit(tab, settlement.creditUsed())
                .debit(Account.of(AccountType.FORGIVEN), means.forgiven())
                .credit(tab, means.forgiven());
        perCreator(split.shares())
                .forEach((creator, shares) -> posting.debit(
                                Account.of(AccountType.ACCRUED, creator), split.sum(shares, Share::gross))
                        .credit(Account.of(AccountType.COLLECTED, creator), split.sum(shares, Share::net)));
        split.taxes().forEach(taxed -> posting.credit(taxed.rate().account(), taxed.tax()));
        return posting.credit(Account.of(AccountType.PLATFORM_FEE), split.platformFee())
                .credit(fees, split.cardFee())
                .debit(Account.of(AccountType.FEE_SUBSIDY), subsidy)
                .credit(fees, subsidy)
                .debit(Account.of(AccountType.PLATFORM_FEE), shield)
                .credit(Account.of(AccountType.DISPUTE_RESERVE), shield)
                .build();
    }

    private static Map<Long, List<Share>> perCreator(List<Share> shares) {
        return shares.stream()
                .collect(Collectors.groupingBy(share -> share.creator().value(), TreeMap::new, Collectors.toList()));
    }
}
