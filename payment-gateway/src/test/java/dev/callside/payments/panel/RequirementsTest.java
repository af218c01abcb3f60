package dev.callside.payments.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.panel.SettingsPanel.AskView;
import dev.callside.payments.receipt.Receipts;
import dev.callside.practice.text.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a manager reads what Stripe asks for in words, each thing once, and never Stripe's name for it. */
class RequirementsTest {

    private static final Texts ENGLISH = Texts.of(Receipts.BUNDLE, Locale.ENGLISH);
    private static final Texts ICELANDIC = Texts.of(Receipts.BUNDLE, Locale.forLanguageTag("is"));

    /** Those of Stripe's pages on required verification information and on handling it with the API. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "business_profile.annual_revenue.amount",
                "business_profile.estimated_worker_count",
                "business_profile.mcc",
                "business_profile.name",
                "business_profile.product_description",
                "business_profile.support_address.line1",
                "business_profile.support_email",
                "business_profile.support_phone",
                "business_profile.url",
                "business_type",
                "company.address.city",
                "company.address.line1",
                "company.address.postal_code",
                "company.address.state",
                "company.address_kana.line1",
                "company.address_kanji.town",
                "company.directors_provided",
                "company.directorship_declaration.ip",
                "company.executives_provided",
                "company.name",
                "company.name_kana",
                "company.owners_provided",
                "company.ownership_declaration.date",
                "company.ownership_exemption_reason",
                "company.phone",
                "company.registration_number",
                "company.structure",
                "company.tax_id",
                "company.tax_id_registrar",
                "company.vat_id",
                "company.verification.document",
                "directors.first_name",
                "directors.relationship.title",
                "documents.bank_account_ownership_verification.files",
                "documents.company_license.files",
                "documents.company_registration_verification.files",
                "documents.proof_of_registration.files",
                "documents.proof_of_ultimate_beneficial_ownership.files",
                "executives.dob.month",
                "external_account",
                "individual.address.line1",
                "individual.dob.day",
                "individual.dob.month",
                "individual.dob.year",
                "individual.email",
                "individual.first_name",
                "individual.full_name_aliases",
                "individual.gender",
                "individual.id_number",
                "individual.last_name",
                "individual.maiden_name",
                "individual.nationality",
                "individual.phone",
                "individual.political_exposure",
                "individual.registered_address.line1",
                "individual.ssn_last_4",
                "individual.verification.additional_document",
                "individual.verification.document",
                "individual.verification.document.back",
                "individual.verification.proof_of_liveness",
                "owners.address.city",
                "owners.email",
                "person_1abcXYZ.dob.year",
                "person_1abcXYZ.id_number_secondary",
                "person_1abcXYZ.relationship.owner",
                "person_1abcXYZ.relationship.percent_ownership",
                "person_1abcXYZ.verification.document",
                "relationship.owner",
                "relationship.representative",
                "representative.address.postal_code",
                "representative.relationship.executive",
                "representative.relationship.title",
                "representative.verification.additional_document",
                "settings.payments.statement_descriptor",
                "tos_acceptance.date",
                "tos_acceptance.ip",
                // of Accounts v2
                "configuration.merchant.mcc",
                "configuration.merchant.statement_descriptor.descriptor",
                "configuration.merchant.support.phone",
                "contact_email",
                "identity.attestations.ownership_declaration.date",
                "identity.attestations.terms_of_service.account.date",
                "identity.business_details.address.line1",
                "identity.business_details.documents.primary_verification",
                "identity.business_details.id_numbers",
                "identity.business_details.phone",
                "identity.business_details.registered_name",
                "identity.business_details.structure",
                "identity.country",
                "identity.entity_type",
                "identity.individual.address.city",
                "identity.individual.date_of_birth.day",
                "identity.individual.documents.secondary_verification",
                "identity.individual.given_name",
                "identity.individual.legal_gender",
                "identity.individual.surname"
            })
    void hasWordsForStripesNames(String ask) {
        assertThat(Requirements.what(ask)).isPresent();
        for (var texts : List.of(ENGLISH, ICELANDIC)) {
            assertThat(Requirements.views(texts, List.of(ask)))
                    .singleElement()
                    .extracting(AskView::text)
                    .asString()
                    .isNotEqualTo(texts.get("ask.other"))
                    .doesNotContain("_", "{", "ask.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "individual.dob.day, Owner: Date of birth",
        "representative.address.line1, Representative: Address",
        "person_1.verification.document, A person of the business: A document that proves who they are",
        "company.tax_id, Business: Registration or tax number",
        "company.owners_provided, Business: That everybody is named who owns or leads the business",
        "business_profile.mcc, What kind of business it is",
        "external_account, A bank account for payouts",
        "something.new_from_stripe, 'Something else, which your Stripe dashboard shows'"
    })
    void saysWhomItIsAbout(String ask, String words) {
        assertThat(Requirements.views(ENGLISH, List.of(ask)))
                .extracting(AskView::text)
                .containsExactly(words);
    }

    @Test
    void asksOnceForWhatHasParts() {
        var asks = List.of(
                "individual.dob.day",
                "individual.dob.month",
                "individual.dob.year",
                "individual.address.line1",
                "individual.address.city",
                "representative.dob.day",
                "one.unknown",
                "another.unknown");

        assertThat(Requirements.views(ENGLISH, asks))
                .extracting(AskView::code)
                .containsExactly(
                        "individual.dob.day", "individual.address.line1", "representative.dob.day", "one.unknown");
    }
}
