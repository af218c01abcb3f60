package dev.callside.payments.request;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.ParticipantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** For reading. Rows change by statements that name the state they expect, in {@link RequestStore}. */
@Entity
@IdClass(RequestKey.class)
@Table(schema = "payments", name = "requests")
class RequestEntity {

    @Id
    @Column(name = "practice_id")
    private UUID practiceId;

    @Id
    private UUID id;

    @Column(name = "call_id")
    private UUID callId;

    @Column(name = "patient_id")
    @Convert(converter = NullableUuidConverter.class)
    private UUID patientId;

    @Column(name = "clinician_id")
    private UUID clinicianId;

    private long amount;
    private String currency;
    private String description;

    @Column(name = "account_id")
    private String accountId;

    private String state;
    private int version;

    @Column(name = "intent_id")
    private String intentId;

    @Column(name = "closing_as")
    private String closingAs;

    @Column(name = "closed_by")
    private String closedBy;

    @Column(name = "payer_id")
    @Convert(converter = NullableUuidConverter.class)
    private UUID payerId;

    private String email;
    private String locale;

    @Column(name = "attempt_id")
    @Convert(converter = NullableUuidConverter.class)
    private UUID attemptId;

    @Column(name = "attempted_at")
    private OffsetDateTime attemptedAt;

    private String failure;

    @Column(name = "failed_method")
    private String failedMethod;

    @Column(name = "needs_action")
    private boolean needsAction;

    @Column(name = "card_brand")
    private String cardBrand;

    @Column(name = "card_last4")
    private String cardLast4;

    @Column(name = "receipt_number")
    private String receiptNumber;

    @Column(name = "refund_due")
    private boolean refundDue;

    @Column(name = "refund_failure")
    private String refundFailure;

    @Column(name = "link_until")
    private OffsetDateTime linkUntil;

    @Column(name = "unknown_since")
    private OffsetDateTime unknownSince;

    @Column(name = "refused_since")
    private OffsetDateTime refusedSince;

    @Column(name = "event_at")
    private OffsetDateTime eventAt;

    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    @Column(name = "paid_at")
    private OffsetDateTime paidAt;

    Request request() {
        return new Request(
                new PracticeId(practiceId),
                new RequestId(id),
                new CallId(callId),
                Optional.ofNullable(patientId).map(ParticipantId::new),
                new ParticipantId(clinicianId),
                amount,
                currency,
                description,
                accountId,
                state(state),
                version,
                Optional.ofNullable(intentId),
                Optional.ofNullable(closingAs).map(RequestEntity::state),
                Optional.ofNullable(closedBy),
                Optional.ofNullable(payerId).map(ParticipantId::new),
                Optional.ofNullable(email),
                Optional.ofNullable(locale),
                Optional.ofNullable(attemptId),
                instant(attemptedAt),
                Optional.ofNullable(failure),
                Optional.ofNullable(failedMethod),
                needsAction,
                Optional.ofNullable(cardBrand).map(brand -> new Card(brand, cardLast4)),
                Optional.ofNullable(receiptNumber),
                refundDue,
                Optional.ofNullable(refundFailure),
                instant(linkUntil),
                instant(unknownSince),
                instant(refusedSince),
                eventAt.toInstant(),
                changedAt.toInstant(),
                instant(paidAt));
    }

    private static RequestState state(String label) {
        return RequestState.valueOf(label.toUpperCase(Locale.ROOT));
    }

    private static Optional<Instant> instant(OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
