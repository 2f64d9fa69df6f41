package dev.tuppence.scenario;

import dev.tuppence.Application;
import dev.tuppence.payments.Calling;
import dev.tuppence.payments.ProcessorAddress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** A process of the application that makes calls to a processor elsewhere, when it is told on its standard input which. */
final class Caller {

    static final String READY = "ready";

    private Caller() {}

    /** @param arguments the processor's address, then settings of the application */
    public static void main(String[] arguments) throws Exception {
        ProcessorAddress elsewhere = () -> arguments[0];
        var application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .initializers(context -> {
                    ((GenericApplicationContext) context)
                            .registerBean(
                                    "elsewhere",
                                    ProcessorAddress.class,
                                    () -> elsewhere,
                                    bean -> bean.setPrimary(true));
                    context.addBeanFactoryPostProcessor(Caller::withoutTasks);
                })
                .run(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        Calling calling = application.getBean(Calling.class);
        System.out.println(READY);
        var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            String[] words = line.split(" ");
            Thread.startVirtualThread(() -> make(calling, Errand.valueOf(words[0]), words[1]));
        }
    }

    /** What it does not do because it was told to, others do. */
    private static void withoutTasks(ConfigurableListableBeanFactory factory) {
        ((BeanDefinitionRegistry) factory).removeBeanDefinition("dbSchedulerStarter");
    }

    private static void make(Calling calling, Errand errand, String reference) {
        switch (errand) {
            case CREATE, CONFIRM -> calling.payment(reference);
            case REFUND -> calling.refund(reference);
            case TRANSFER -> calling.transfer(reference);
            case ACCEPT, CONTEST -> calling.answer(reference);
        }
    }
}
