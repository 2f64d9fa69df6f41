package dev.tuppence.settlement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.tuppence.payments.NotRefundable;
import java.time.LocalTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night, one refund for each settlement of the day. The provider: sending schedules tasks itself. */
@Configuration(proxyBeanMethods = false)
class CardRefundsTask {

    private static final Logger LOG = LoggerFactory.getLogger(CardRefundsTask.class);

    @Bean
    RecurringTask<Void> sendCardRefunds(
            ObjectProvider<SendingCardRefunds> sending, RefundRows rows, SettlementSettings settings) {
        return Tasks.recurring("send-card-refunds", Schedules.daily(LocalTime.of(0, 20)))
                .execute((instance, context) -> send(sending.getObject(), rows, settings.pageSize()));
    }

    static void send(SendingCardRefunds sending, RefundRows rows, int pageSize) {
        long last = 0;
        for (List<Long> page = rows.toSend(last, pageSize); !page.isEmpty(); page = rows.toSend(last, pageSize)) {
            for (long refund : page) {
                send(sending, refund);
                last = refund;
            }
        }
    }

    /** One that fails does not hold up the others; the next night finds it again. */
    private static void send(SendingCardRefunds sending, long refund) {
        try {
            sending.ask(refund);
        } catch (NotRefundable no) {
            sending.giveUp(refund, "no room");
        } catch (RuntimeException e) {
            LOG.error("Refund {} was not asked for", refund, e);
        }
    }
}
