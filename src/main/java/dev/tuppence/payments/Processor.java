package dev.tuppence.payments;

import com.stripe.StripeClient;
import com.stripe.service.V1Services;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The processor's interface, of the version that the SDK was built for. Never retries by itself: the attempt rows decide. */
@Component
class Processor {

    private final ProcessorAddress address;
    private final StripeSecrets secrets;
    private final PaymentsSettings settings;
    private volatile @Nullable StripeClient client;

    Processor(ProcessorAddress address, StripeSecrets secrets, PaymentsSettings settings) {
        this.address = address;
        this.secrets = secrets;
        this.settings = settings;
    }

    V1Services v1() {
        StripeClient known = client;
        if (known == null) { // the sandbox's address is known once the web server runs; two clients do no harm
            known = StripeClient.builder()
                    .setApiKey(secrets.key())
                    .setApiBase(address.apiBase())
                    .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                    .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                    .setMaxNetworkRetries(0)
                    .build();
            client = known;
        }
        return known.v1();
    }
}
