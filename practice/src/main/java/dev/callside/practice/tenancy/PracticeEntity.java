package dev.callside.practice.tenancy;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Practice.PaymentsApproval;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(schema = "practice", name = "practices")
class PracticeEntity {

    @Id
    private UUID id;

    private String organisation;
    private String name;

    @Column(name = "registration_number")
    private String registrationNumber;

    private String country;
    private String zone;
    private String currency;
    private String payments;
    private String phone;

    Practice practice() {
        return new Practice(
                new PracticeId(id),
                organisation,
                name,
                registrationNumber,
                country,
                ZoneId.of(zone),
                currency,
                PaymentsApproval.valueOf(payments.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(phone));
    }
}
