package dev.tuppence.seals;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Its instance is named by the verification. After a crash it begins again. */
@Configuration(proxyBeanMethods = false)
class VerifyTask {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("verify-books");

    @Bean
    OneTimeTask<Void> verifyBooks(Verifications verifications) {
        return Tasks.oneTime(TASK).execute((instance, context) -> verifications.run(Long.parseLong(instance.getId())));
    }
}
