package dev.callside.practice.metrics;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Puts gauges at {@code /metrics}, one line each, when an application starts. The server asks for them on a thread that
 * is no application's, where there is no database, and leaves out each that throws; so {@link #read} reads all of them
 * with one statement beforehand. They are not a number until it did, and while it can't.
 */
@Dependent
public class MetricsStore {

    private static final double MILLISECONDS = 1000;
    private static final String REASON = "reason";

    private final MetricRegistry registry;
    private final Database database;
    private final EntityManager entities;
    private final Clock clock;
    private final List<String> statements = new ArrayList<>();
    private volatile List<OptionalLong> values = List.of();

    @Inject
    MetricsStore(MetricRegistry registry, Database database, @PracticeUnit EntityManager entities, Clock clock) {
        this.registry = registry;
        this.database = database;
        this.entities = entities;
        this.clock = clock;
    }

    /** How many there are, by a statement that gives one number, of all practices. */
    public void count(String name, String description, String sql) {
        stored(name, MetricUnits.NONE, description, sql, count -> count);
    }

    /** How many seconds ago it was, by a statement that gives one instant; 0 for none, and for one that is to come. */
    public void age(String name, String description, String sql) {
        var millis = "select extract(epoch from moment) * 1000 from (" + sql + ") as moments (moment)";
        stored(
                name,
                MetricUnits.SECONDS,
                description,
                millis,
                since -> Math.max(0, clock.millis() - since) / MILLISECONDS);
    }

    /** A number of this node; several of one name differ in their tags. */
    public void node(String name, String description, Supplier<Number> value, Tag... tags) {
        number(name, MetricUnits.NONE, description, value, tags);
    }

    /** How often each was the reason since this node started, shown from its beginning: absent is not zero. */
    public void refusals(String name, Enum<?>... reasons) {
        for (var reason : reasons) {
            registry.counter(name, new Tag(REASON, reason.name()));
        }
    }

    public void refused(String name, Enum<?> reason) {
        registry.counter(name, new Tag(REASON, reason.name())).inc();
    }

    /** Reads what {@code /metrics} shows from then on. */
    public void read() {
        try {
            values = database.worker(this::all);
        } catch (RuntimeException e) {
            values = List.of();
            throw e;
        }
    }

    private List<OptionalLong> all() {
        return Sql.of(entities, "select (" + String.join("), (", statements) + ")")
                .one(row -> IntStream.range(0, statements.size())
                        .mapToObj(row::maybeNumber)
                        .toList());
    }

    private void stored(String name, String unit, String description, String sql, DoubleUnaryOperator shown) {
        var column = statements.size();
        statements.add(sql);
        number(name, unit, description, () -> {
            var now = values;
            return column < now.size() ? shown(now.get(column), shown) : Double.NaN;
        });
    }

    private static double shown(OptionalLong value, DoubleUnaryOperator shown) {
        return value.isPresent() ? shown.applyAsDouble((double) value.getAsLong()) : 0;
    }

    private void number(String name, String unit, String description, Supplier<Number> value, Tag... tags) {
        var metadata = Metadata.builder()
                .withName(name)
                .withUnit(unit)
                .withDescription(description)
                .build();
        registry.gauge(metadata, value, tags);
    }
}
