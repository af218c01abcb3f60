package dev.callside.sandbox.stripe;

import java.util.Arrays;
import java.util.Optional;

/**
 * The cards that work here, and what each does.
 *
 * @see <a href="https://docs.stripe.com/testing">Testing</a>
 */
enum TestCard {
    VISA("4242424242424242", CardBrand.VISA, "credit", "US", null, Secure.OPTIONAL, "pm_card_visa"),
    VISA_DEBIT("4000056655665556", CardBrand.VISA, "debit", "US", null, Secure.OPTIONAL, "pm_card_visa_debit"),
    MASTERCARD("5555555555554444", CardBrand.MASTERCARD, "credit", "US", null, Secure.OPTIONAL, "pm_card_mastercard"),
    MASTERCARD_2("2223003122003222", CardBrand.MASTERCARD, "credit", "US", null, Secure.OPTIONAL, ""),
    MASTERCARD_DEBIT(
            "5200828282828210", CardBrand.MASTERCARD, "debit", "US", null, Secure.OPTIONAL, "pm_card_mastercard_debit"),
    MASTERCARD_PREPAID(
            "5105105105105100",
            CardBrand.MASTERCARD,
            "prepaid",
            "US",
            null,
            Secure.OPTIONAL,
            "pm_card_mastercard_prepaid"),
    AMEX("378282246310005", CardBrand.AMEX, "credit", "US", null, Secure.NOT_SUPPORTED, "pm_card_amex"),
    AMEX_2("371449635398431", CardBrand.AMEX, "credit", "US", null, Secure.NOT_SUPPORTED, ""),
    DISCOVER("6011111111111117", CardBrand.DISCOVER, "credit", "US", null, Secure.OPTIONAL, "pm_card_discover"),
    DINERS("3056930009020004", CardBrand.DINERS, "credit", "US", null, Secure.OPTIONAL, "pm_card_diners"),
    JCB("3566002020360505", CardBrand.JCB, "credit", "JP", null, Secure.OPTIONAL, "pm_card_jcb"),
    UNIONPAY("6200000000000005", CardBrand.UNIONPAY, "credit", "CN", null, Secure.OPTIONAL, "pm_card_unionpay"),
    AUSTRALIA("4000000360000006", CardBrand.VISA, "credit", "AU", null, Secure.OPTIONAL, "pm_card_au"),
    BRITAIN("4000008260000000", CardBrand.VISA, "credit", "GB", null, Secure.OPTIONAL, "pm_card_gb"),

    DECLINED(
            "4000000000000002",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.GENERIC,
            Secure.OPTIONAL,
            "pm_card_visa_chargeDeclined"),
    INSUFFICIENT_FUNDS(
            "4000000000009995",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.INSUFFICIENT_FUNDS,
            Secure.OPTIONAL,
            "pm_card_visa_chargeDeclinedInsufficientFunds"),
    LOST(
            "4000000000009987",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.LOST_CARD,
            Secure.OPTIONAL,
            "pm_card_visa_chargeDeclinedLostCard"),
    STOLEN(
            "4000000000009979",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.STOLEN_CARD,
            Secure.OPTIONAL,
            "pm_card_visa_chargeDeclinedStolenCard"),
    EXPIRED(
            "4000000000000069",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.EXPIRED_CARD,
            Secure.OPTIONAL,
            "pm_card_chargeDeclinedExpiredCard"),
    INCORRECT_CVC(
            "4000000000000127",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.INCORRECT_CVC,
            Secure.OPTIONAL,
            "pm_card_chargeDeclinedIncorrectCvc"),
    PROCESSING_ERROR(
            "4000000000000119",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.PROCESSING_ERROR,
            Secure.OPTIONAL,
            "pm_card_chargeDeclinedProcessingError"),
    VELOCITY(
            "4000000000006975",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.VELOCITY,
            Secure.OPTIONAL,
            "pm_card_visa_chargeDeclinedVelocityLimitExceeded"),
    DECLINED_AFTER_ATTACHING(
            "4000000000000341",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.GENERIC,
            Secure.OPTIONAL,
            "pm_card_chargeCustomerFail"),
    BLOCKED(
            "4100000000000019",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.FRAUDULENT,
            Secure.OPTIONAL,
            "pm_card_radarBlock"),

    AUTHENTICATE_UNLESS_SET_UP(
            "4000002500003155",
            CardBrand.VISA,
            "credit",
            "IE",
            null,
            Secure.UNLESS_SET_UP,
            "pm_card_authenticationRequiredOnSetup"),
    AUTHENTICATE_ALWAYS(
            "4000002760003184",
            CardBrand.VISA,
            "credit",
            "DE",
            null,
            Secure.REQUIRED,
            "pm_card_authenticationRequired"),
    AUTHENTICATE_ON_SESSION(
            "4000003800000446",
            CardBrand.VISA,
            "credit",
            "IT",
            null,
            Secure.SET_UP_ALREADY,
            "pm_card_authenticationRequiredSetupForOffSession"),
    AUTHENTICATE_THEN_DECLINE(
            "4000008400001629",
            CardBrand.VISA,
            "credit",
            "US",
            Decline.GENERIC,
            Secure.REQUIRED,
            "pm_card_threeDSecureRequiredChargeDeclined"),
    AUTHENTICATE_THEN_INSUFFICIENT_FUNDS(
            "4000008260003178",
            CardBrand.VISA,
            "credit",
            "GB",
            Decline.INSUFFICIENT_FUNDS,
            Secure.UNLESS_SET_UP,
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds"),
    THREE_D_SECURE_2(
            "4000000000003220", CardBrand.VISA, "credit", "US", null, Secure.REQUIRED, "pm_card_threeDSecure2Required"),
    THREE_D_SECURE_OPTIONAL(
            "4000000000003055", CardBrand.VISA, "credit", "US", null, Secure.OPTIONAL, "pm_card_threeDSecureOptional");

    /** How a card stands to 3-D Secure. */
    enum Secure {
        REQUIRED,
        /** Always on-session, and off-session until it was authenticated while it was set up. */
        UNLESS_SET_UP,
        /** On-session only. */
        SET_UP_ALREADY,
        OPTIONAL,
        NOT_SUPPORTED
    }

    private final String number;
    private final CardBrand brand;
    private final String funding;
    private final String country;
    private final Decline decline;
    private final Secure secure;
    private final String paymentMethod;

    TestCard(
            String number,
            CardBrand brand,
            String funding,
            String country,
            Decline decline,
            Secure secure,
            String paymentMethod) {
        this.number = number;
        this.brand = brand;
        this.funding = funding;
        this.country = country;
        this.decline = decline;
        this.secure = secure;
        this.paymentMethod = paymentMethod;
    }

    static Optional<TestCard> numbered(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst();
    }

    /** The card behind one of Stripe's test PaymentMethods, such as {@code pm_card_visa}. */
    static Optional<TestCard> behind(String paymentMethod) {
        return Arrays.stream(values())
                .filter(card -> !paymentMethod.isEmpty() && card.paymentMethod.equals(paymentMethod))
                .findFirst();
    }

    String number() {
        return number;
    }

    CardBrand brand() {
        return brand;
    }

    String funding() {
        return funding;
    }

    String country() {
        return country;
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    Optional<Decline> decline() {
        return Optional.ofNullable(decline);
    }

    /** While the card's holder is there. */
    boolean asksForAuthentication() {
        return switch (secure) {
            case REQUIRED, UNLESS_SET_UP, SET_UP_ALREADY -> true;
            case OPTIONAL, NOT_SUPPORTED -> false;
        };
    }

    /**
     * While nobody is there.
     *
     * @param setUp whether the card was authenticated for that
     */
    boolean asksForAuthenticationOffSession(boolean setUp) {
        return switch (secure) {
            case REQUIRED -> true;
            case UNLESS_SET_UP -> !setUp;
            case SET_UP_ALREADY, OPTIONAL, NOT_SUPPORTED -> false;
        };
    }

    boolean asksForAuthenticationAtSetup() {
        return secure == Secure.REQUIRED || secure == Secure.UNLESS_SET_UP;
    }

    /**
     * Why the card can't be attached to a customer. "The cards in the previous table can't be attached to a Customer
     * object", says <a href="https://docs.stripe.com/testing#declined-payments">Stripe</a>, and names those that can.
     */
    Optional<Decline> declineAtSetup() {
        boolean attaches = this == DECLINED_AFTER_ATTACHING || this == AUTHENTICATE_THEN_INSUFFICIENT_FUNDS;
        return attaches ? Optional.empty() : decline();
    }
}
