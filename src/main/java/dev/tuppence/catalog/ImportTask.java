package dev.tuppence.catalog;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.tuppence.creators.CreatorId;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works through an upload; its instance is named {@code <creator>-<import>}. */
@Configuration(proxyBeanMethods = false)
class ImportTask {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("import-articles");

    private static final int RETRIES = 8;

    @Bean
    OneTimeTask<Void> importArticles(ImportRun run) {
        return Tasks.oneTime(TASK)
                .onFailure(FailureHandler.<Void>maxRetries(RETRIES)
                        .withBackoff(Duration.ofSeconds(5), 2)
                        .then((failed, task) -> task.remove()))
                .execute((instance, context) -> {
                    String[] ids = instance.getId().split("-");
                    run.run(new CreatorId(Long.parseLong(ids[0])), Long.parseLong(ids[1]));
                });
    }
}
