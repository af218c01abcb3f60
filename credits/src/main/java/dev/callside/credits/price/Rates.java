package dev.callside.credits.price;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operator's table of what messages cost, by country and channel. Made by {@link RatesReader}. */
public final class Rates {

    private final Map<String, Rate> rates = new LinkedHashMap<>();

    Rates(List<Rate> rates) {
        rates.forEach(rate -> this.rates.put(key(rate.country(), rate.channel()), rate));
    }

    /**
     * The price of a message in credits.
     *
     * @param home the practice's country
     * @param country the recipient's
     * @param parts see {@link Channel.Form#parts}
     */
    public long credits(String home, String country, Channel channel, int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("a message of " + parts + " parts");
        }
        return (long) rate(home, country, channel) * parts;
    }

    private int rate(String home, String country, Channel channel) {
        return channel.atHome().filter(here -> country.equals(home)).orElseGet(() -> table(country, channel));
    }

    private int table(String country, Channel channel) {
        var rate = rates.get(key(country, channel));
        return (rate == null ? rates.get(key(Rate.ELSEWHERE, channel)) : rate).credits();
    }

    /** All of them as they are for a practice of that country: its own first, the other countries last. */
    public List<Rate> table(String home) {
        var table = new ArrayList<Rate>();
        for (var channel : Channel.values()) {
            table.add(new Rate(home, channel, rate(home, home, channel)));
        }
        rates.values().stream().filter(rate -> !rate.country().equals(home)).forEach(table::add);
        return table;
    }

    private static String key(String country, Channel channel) {
        return country + " " + channel.label();
    }
}
