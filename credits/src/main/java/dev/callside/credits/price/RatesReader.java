package dev.callside.credits.price;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the table of rates, {@code country,channel,credits} line by line, and says which line is wrong and why. */
public final class RatesReader {

    private static final String HEADER = "country,channel,credits";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final int MOST = 1_000;

    private final List<Rate> rates = new ArrayList<>();

    private RatesReader() {}

    /**
     * The operator's file, or the table that comes with Callside.
     *
     * @param file empty for the latter
     * @throws PriceTextException if it can't be used
     */
    public static Rates file(String file) {
        return file.isEmpty() ? usual() : read(lines(Path.of(file)));
    }

    private static Rates usual() {
        try (var stream = RatesReader.class.getResourceAsStream("rates.csv")) {
            return read(new String(stream.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("rates.csv can't be read", e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new PriceTextException("names " + file + ", which is not a readable text file in UTF-8");
        }
    }

    static Rates read(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new PriceTextException("line 1: must be " + HEADER);
        }
        var reader = new RatesReader();
        for (var number = 2; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (!line.isEmpty()) {
                reader.line(number, line);
            }
        }
        reader.complete();
        return new Rates(reader.rates);
    }

    private void line(int number, String line) {
        var cells = line.split(",", -1);
        if (cells.length != 3) {
            throw wrong(number, "'" + line + "' must have three cells: " + HEADER);
        }
        var country = country(number, cells[0].strip());
        var channel = channel(number, cells[1].strip());
        var rate = new Rate(country, channel, credits(number, channel, cells[2].strip()));
        if (rates.stream().anyMatch(other -> same(other, rate))) {
            throw wrong(
                    number,
                    "a second rate for " + rate.country() + " and "
                            + rate.channel().label());
        }
        rates.add(rate);
    }

    private static String country(int number, String cell) {
        if (!cell.equals(Rate.ELSEWHERE) && !COUNTRIES.contains(cell)) {
            throw wrong(number, "'" + cell + "' is no country code such as AU, nor * for every other country");
        }
        return cell;
    }

    private static Channel channel(int number, String cell) {
        return Channel.of(cell).orElseThrow(() -> wrong(number, "'" + cell + "' is no channel: " + labels()));
    }

    private static String labels() {
        return Arrays.stream(Channel.values()).map(Channel::label).collect(Collectors.joining(" or "));
    }

    private static int credits(int number, Channel channel, String cell) {
        var least = channel.least();
        if (!NUMBER.matcher(cell).matches() || Integer.parseInt(cell) < least || Integer.parseInt(cell) > MOST) {
            throw wrong(number, "'" + cell + "' must be a whole number from " + least + " to " + MOST);
        }
        return Integer.parseInt(cell);
    }

    private static boolean same(Rate one, Rate other) {
        return one.country().equals(other.country()) && one.channel() == other.channel();
    }

    private void complete() {
        for (var channel : Channel.values()) {
            if (rates.stream().noneMatch(rate -> rate.country().equals(Rate.ELSEWHERE) && rate.channel() == channel)) {
                throw new PriceTextException("has no line for every other country: *," + channel.label() + ",…");
            }
        }
    }

    private static PriceTextException wrong(int line, String message) {
        return new PriceTextException("line " + line + ": " + message);
    }
}
