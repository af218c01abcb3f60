package dev.callside.payments.request;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.ParticipantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A request that stands by itself, without a database: asked for, paid, or ended. */
public final class TestRequest {

    public static final ParticipantId PAYER = new ParticipantId(UUID.randomUUID());
    public static final String ACCOUNT = "acct_1Reef";
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private final long amount;
    private final String currency;
    private final String description;
    private Optional<String> intent = Optional.of("pi_1");
    private Optional<String> endedAfter = Optional.empty();

    private TestRequest(long amount, String currency, String description) {
        this.amount = amount;
        this.currency = currency;
        this.description = description;
    }

    /** Of which Stripe has the intent {@code pi_1}, and nobody has paid it. */
    public static Request asked(long amount, String currency, String description) {
        return new TestRequest(amount, currency, description).request(Optional.empty());
    }

    public static Request paid(long amount, String currency, String description, String locale) {
        return paid(amount, currency, description, locale, Optional.of(new Card("visa", "4242")), "000001");
    }

    public static Request paid(
            long amount,
            String currency,
            String description,
            String locale,
            Optional<Card> card,
            String receiptNumber) {
        return new TestRequest(amount, currency, description)
                .request(Optional.of(new Payment(locale, card, receiptNumber)));
    }

    /** Being paid by {@link #PAYER}, and Stripe won't show what became of it. */
    public static Request hidden() {
        return new TestRequest(8000, "AUD", "Consultation")
                .request(Optional.empty(), Optional.empty(), PAYER, Optional.of(THEN));
    }

    /** Asked of {@link #PAYER}, and sent on by a link. */
    public static Request linked(Instant until) {
        return new TestRequest(8000, "AUD", "Consultation")
                .request(Optional.empty(), Optional.of(until), PAYER, Optional.empty());
    }

    /** Asked of {@link #PAYER}, and paid by whoever held its link. */
    public static Request paidByLink(long amount, String currency, String description, String locale) {
        return new TestRequest(amount, currency, description)
                .request(
                        Optional.of(new Payment(locale, Optional.of(new Card("visa", "4242")), "000001")),
                        Optional.of(THEN),
                        null,
                        Optional.empty());
    }

    /** Of which a card was declined before it was taken back. */
    public static Request cancelledAfter(String failure) {
        var request = new TestRequest(8000, "AUD", "Consultation");
        request.endedAfter = Optional.of(failure);
        return request.request(Optional.empty());
    }

    /** Which Stripe would not have. */
    public static Request refused(String failure) {
        var request = new TestRequest(8000, "AUD", "Consultation");
        request.intent = Optional.empty();
        request.endedAfter = Optional.of(failure);
        return request.request(Optional.empty());
    }

    /** Cancelled, paid after that, and Stripe would not give the money back. */
    public static Request unreturned() {
        var asked = asked(8000, "AUD", "Consultation");
        return new Request(
                asked.practice(),
                asked.id(),
                asked.call(),
                asked.patient(),
                asked.clinician(),
                asked.amount(),
                asked.currency(),
                asked.description(),
                asked.account(),
                RequestState.CANCELLED,
                9,
                asked.intent(),
                Optional.of(RequestState.CANCELLED),
                Optional.of("ana"),
                Optional.of(PAYER),
                asked.email(),
                Optional.of("en"),
                Optional.of(UUID.randomUUID()),
                Optional.of(THEN),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.of("charge_disputed"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                THEN,
                THEN,
                Optional.empty());
    }

    private record Payment(String locale, Optional<Card> card, String receiptNumber) {}

    private Request request(Optional<Payment> payment) {
        return request(payment, Optional.empty(), PAYER, Optional.empty());
    }

    /** @param payer in the call; null for whoever held the link */
    private Request request(
            Optional<Payment> payment,
            Optional<Instant> linkUntil,
            ParticipantId payer,
            Optional<Instant> refusedSince) {
        return new Request(
                new PracticeId(UUID.randomUUID()),
                new RequestId(UUID.randomUUID()),
                new CallId(UUID.randomUUID()),
                linkUntil.map(until -> PAYER),
                new ParticipantId(UUID.randomUUID()),
                amount,
                currency,
                description,
                ACCOUNT,
                payment.isPresent()
                        ? RequestState.PAID
                        : endedAfter.isPresent() ? RequestState.CANCELLED : RequestState.REQUESTED,
                payment.isPresent() ? 7 : 0,
                intent,
                Optional.empty(),
                endedAfter.map(failure -> "Stripe"),
                payment.flatMap(paid -> Optional.ofNullable(payer)),
                Optional.of("kim@example.com"),
                payment.map(Payment::locale),
                payment.map(paid -> UUID.randomUUID()),
                payment.map(paid -> THEN),
                endedAfter,
                Optional.empty(),
                false,
                payment.flatMap(Payment::card),
                payment.map(Payment::receiptNumber),
                false,
                Optional.empty(),
                linkUntil,
                refusedSince,
                refusedSince,
                THEN,
                THEN,
                payment.map(paid -> THEN));
    }
}
