package dev.callside.practice.call;

import dev.callside.plugin.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

@Entity
@IdClass(PracticeKey.class)
@Table(schema = "practice", name = "participants")
class ParticipantEntity {

    @Id
    @Column(name = "practice_id")
    private UUID practiceId;

    @Id
    private UUID id;

    @Column(name = "call_id")
    private UUID callId;

    private String role;
    private String name;

    @Column(name = "joined_at")
    private OffsetDateTime joinedAt;

    @Column(name = "left_at")
    private OffsetDateTime leftAt;

    Participant participant() {
        return new Participant(
                new ParticipantId(id), name, Role.valueOf(role.toUpperCase(Locale.ROOT)), leftAt == null);
    }
}
