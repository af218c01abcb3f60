package dev.callside.practice.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

@Entity
@IdClass(PracticeKey.class)
@Table(schema = "practice", name = "calls")
class CallEntity {

    @Id
    @Column(name = "practice_id")
    private UUID practiceId;

    @Id
    private UUID id;

    @Column(name = "ended_at")
    private OffsetDateTime endedAt;

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt).map(OffsetDateTime::toInstant);
    }
}
