package dev.callside.practice.tenancy;

import dev.callside.plugin.PracticeId;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The tenant, as the operator registered it.
 *
 * @param registrationNumber as receipts must show it, with its kind: {@code ABN 51 824 753 556}
 * @param country ISO 3166-1 alpha-2
 * @param currency ISO 4217, upper case
 * @param phone by which clients reach it, as E.164
 */
public record Practice(
        PracticeId id,
        String organisation,
        String name,
        String registrationNumber,
        String country,
        ZoneId zone,
        String currency,
        PaymentsApproval payments,
        Optional<String> phone) {

    /** One whose number nobody told. */
    public Practice(
            PracticeId id,
            String organisation,
            String name,
            String registrationNumber,
            String country,
            ZoneId zone,
            String currency,
            PaymentsApproval payments) {
        this(id, organisation, name, registrationNumber, country, zone, currency, payments, Optional.empty());
    }

    /** Whether the operator lets the practice take payments. */
    public enum PaymentsApproval {
        OFF,
        ASKED,
        APPROVED
    }
}
