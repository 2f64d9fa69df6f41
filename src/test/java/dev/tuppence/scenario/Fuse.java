package dev.tuppence.scenario;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands before the processor. Holds the calls of a process, some before anything is done and some when all of it is but the
 * answer, until all are there, and kills the process.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Fuse implements Filter {

    private static final int PATIENCE_SECONDS = 30;

    private record Held(Errand errand, boolean done) {}

    private record Lit(
            ConcurrentLinkedQueue<Held> calls, Process victim, CountDownLatch arrived, CountDownLatch burnt) {}

    private volatile @Nullable Lit lit;

    void light(List<Errand> errands, Random random, Process victim) {
        var calls = new ConcurrentLinkedQueue<>(errands.stream()
                .map(errand -> new Held(errand, random.nextBoolean()))
                .toList());
        int size = calls.size();
        lit = new Lit(calls, victim, new CountDownLatch(size), new CountDownLatch(size));
    }

    /** False when a call never came. */
    boolean burnt() throws InterruptedException {
        return requireNonNull(lit).burnt().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Lit fuse = lit;
        for (Held call : fuse == null ? List.<Held>of() : fuse.calls()) {
            if (meant(call, (HttpServletRequest) request) && fuse.calls().remove(call)) {
                burn(fuse, call, request, (HttpServletResponse) response, chain);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean meant(Held call, HttpServletRequest request) {
        return request.getMethod().equals("POST") && call.errand().calls(request.getRequestURI());
    }

    private static void burn(
            Lit fuse, Held call, ServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (call.done()) {
            chain.doFilter(request, new ContentCachingResponseWrapper(response));
        }
        fuse.arrived().countDown();
        try {
            if (fuse.arrived().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                fuse.victim().destroyForcibly().onExit().join();
                fuse.burnt().countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
