package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A clinician and a patient in one call, each with a browser of their own. */
final class TwoPeople implements AutoCloseable {

    private final Demo demo;
    private final String call = Demo.newCall();
    private final String email = "kim-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    private final BrowserContext clinicians;
    private final BrowserContext patients;
    private final Side clinician;
    private final Side patient;

    private TwoPeople(Demo demo, BrowserContext clinicians, BrowserContext patients) {
        this.demo = demo;
        this.clinicians = clinicians;
        this.patients = patients;
        clinician = Side.open(clinicians, demo, call, "clinician");
        patient = Side.open(patients, demo, call, "patient");
    }

    static TwoPeople meet(Demo demo, Chromium chromium) {
        return new TwoPeople(demo, chromium.person(), chromium.person());
    }

    static TwoPeople meet(Demo demo, BrowserContext clinicians, BrowserContext patients) {
        return new TwoPeople(demo, clinicians, patients);
    }

    Side clinician() {
        return clinician;
    }

    Side patient() {
        return patient;
    }

    /** The patient's address, which nobody else has. */
    String email() {
        return email;
    }

    /** The same person's second window. */
    Side anotherTab(boolean ofThePatient) {
        return Side.open(ofThePatient ? patients : clinicians, demo, call, ofThePatient ? "patient" : "clinician");
    }

    /** Asked, opened, and at the card form. */
    TwoPeople atTheCardForm() {
        clinician.openForm();
        clinician.ask("80.00", "Standard consultation");
        patient.payNow(email);
        return this;
    }

    long charges() {
        return demo.stripe().intents().stream()
                .filter(intent -> intent.path("status").asText().equals("succeeded"))
                .filter(intent -> requests().contains(Stripe.requestOf(intent)))
                .count();
    }

    /** The ids of the requests of this call, as its clinician sees them. */
    private Set<String> requests() {
        var ids = new HashSet<String>();
        try (Live live = Person.in(demo.addresses(), call, "clinician").live()) {
            live.state()
                    .path("requests")
                    .forEach(request -> ids.add(request.path("id").asText()));
        }
        return ids;
    }

    /** Waits for the receipt, and gives the number of receipts after it. */
    int receipts() {
        Await.until(
                Duration.ofSeconds(20),
                () -> "a receipt for " + email,
                () -> !demo.mailbox().of(email).isEmpty());
        return demo.mailbox().of(email).size();
    }

    /** The clinician ends it for everybody; their panel stays. */
    void end() {
        var answer = Http.post(
                demo.addresses().host() + "/host/calls/" + call + "/end", Map.of(), Map.of("seat", "clinician"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    Page page(String path) {
        Page page = clinicians.newPage();
        page.navigate(demo.addresses().host() + path);
        return page;
    }

    @Override
    public void close() {
        clinicians.close();
        patients.close();
    }
}
