package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import java.time.Clock;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Once a day asks for the events of the last days and keeps those whose webhook never came. */
@Configuration(proxyBeanMethods = false)
class MissedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(MissedEvents.class);
    private static final int PAGES = 1_000;

    @Bean
    RecurringTask<Void> missedEvents(Processor processor, @Lazy Inbox inbox, PaymentsSettings settings, Clock clock) {
        return Tasks.recurring("missed-events", Schedules.daily(LocalTime.of(4, 0)))
                .execute((instance, context) -> catchUp(processor, inbox, settings, clock));
    }

    static void catchUp(Processor processor, Inbox inbox, PaymentsSettings settings, Clock clock) {
        try {
            long since = clock.instant().minus(settings.eventsBack()).getEpochSecond();
            @Nullable String after = null;
            for (int page = 0; page < PAGES; page++) {
                StripeCollection<Event> events = processor.v1().events().list(request(since, after));
                for (Event event : events.getData()) {
                    if (inbox.keep(event.getId(), WebhookEndpoint.PLATFORM, event.getType(), event.toJson())) {
                        LOG.info("Event {} {} had not arrived", event.getType(), event.getId());
                    }
                    after = event.getId();
                }
                if (!Boolean.TRUE.equals(events.getHasMore())) {
                    return;
                }
            }
        } catch (StripeException e) {
            throw new ProcessorSilent("the list of events", e);
        }
    }

    private static EventListParams request(long since, @Nullable String after) {
        var request = EventListParams.builder()
                .setLimit(100L)
                .setCreated(EventListParams.Created.builder().setGte(since).build());
        if (after != null) {
            request.setStartingAfter(after);
        }
        return request.build();
    }
}
