package dev.tuppence;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@EnableAsync
@Modulithic(sharedModules = "money")
@ConfigurationPropertiesScan
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // modules may use the same words
public class Application {

    public static void main(String[] args) {
        if (List.of(args).contains(VerifyBooks.OPTION)) {
            System.exit(VerifyBooks.run(System.out, args));
        }
        SpringApplication.run(Application.class, args);
    }

    /** What follows a commit waits its turn: each takes a connection, and requests need some too. */
    @Bean(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME)
    ThreadPoolTaskExecutor afterCommits(ThreadPoolTaskExecutorBuilder builder) {
        return builder.build();
    }

    /** All business time comes from here; the sandbox brings a clock that can be moved. */
    @Bean
    @Profile("!sandbox")
    Clock clock() {
        return Clock.systemUTC();
    }
}
