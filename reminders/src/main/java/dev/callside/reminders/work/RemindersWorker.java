package dev.callside.reminders.work;

import dev.callside.practice.time.ClockStore;
import dev.callside.practice.work.Schedules;
import dev.callside.practice.work.Threads;
import dev.callside.reminders.dispatch.Dispatcher;
import dev.callside.reminders.dispatch.Doubts;
import dev.callside.reminders.feed.Feeds;
import dev.callside.reminders.imports.KeptImports;
import dev.callside.reminders.level.Replans;
import dev.callside.reminders.owed.Owing;
import dev.callside.reminders.twilio.Inbox;
import dev.callside.reminders.twilio.News;
import dev.callside.reminders.twilio.Unheard;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Starts what runs by itself, on every node; claims in PostgreSQL keep the nodes apart. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class RemindersWorker {

    @Inject
    private Threads threads;

    @Inject
    private Schedules schedules;

    @Inject
    private ClockStore clock;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private Doubts doubts;

    @Inject
    private Unheard unheard;

    @Inject
    private Inbox inbox;

    @Inject
    private News news;

    @Inject
    private Feeds feeds;

    @Inject
    private RemindersMetrics metrics;

    @Inject
    private Replans replans;

    @Inject
    private KeptImports imports;

    @Inject
    private Owing owing;

    @PostConstruct
    void start() {
        clock.follow(schedules);
        for (var thread = 1; thread <= Dispatcher.THREADS; thread++) {
            schedules.every(1, "reminders, thread " + thread, () -> dispatcher.run(threads.pool()));
        }
        schedules.every(10, "messages in doubt", doubts::run);
        schedules.every(10, "sent and not heard of", unheard::run);
        schedules.every(60, "replies that were missed", inbox::run);
        schedules.every(2, "news", news::tell);
        schedules.every(2, "calendars", () -> feeds.run(threads.pool()));
        metrics.register();
        schedules.every(5, "metrics", metrics::read);
        schedules.every(5, "levels", replans::followLevels);
        schedules.every(1, "planning anew", replans::run);
        schedules.every(1, "pay links", owing::run);
        // two, so that a small file does not wait for a large one of another practice
        schedules.every(1, "imports", imports::run);
        schedules.every(1, "more imports", imports::run);
    }

    @PreDestroy
    void stop() {
        schedules.stop();
    }
}
