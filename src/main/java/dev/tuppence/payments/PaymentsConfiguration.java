package dev.tuppence.payments;

import com.stripe.Stripe;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
class PaymentsConfiguration {

    /** The sandbox brings its own. */
    @Bean
    @Profile("!sandbox")
    ProcessorAddress processorAddress() {
        return () -> Stripe.LIVE_API_BASE;
    }
}
