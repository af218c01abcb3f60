package dev.callside.launcher.database;

import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.util.UUID;

/**
 * What the demo begins with. The practice is made and linked once: what its manager does to it later, such as unlinking,
 * stays done. The host is registered at every start, because its address moves with the port.
 */
public final class DemoData {

    private static final String ACCOUNT = "acct_1CallsideDemo";
    private static final Operator.Practice PRACTICE = new Operator.Practice(
            "Harbour Health",
            "Harbour Practice",
            "ABN 51 824 753 556",
            "AU",
            "Australia/Melbourne",
            "AUD",
            "+61 3 5550 1234");

    private DemoData() {}

    public static void put(Database owner, Settings settings) {
        UUID practice = UUID.fromString(settings.text(Setting.SANDBOX_PRACTICE));
        try (var operator = new Operator(owner)) {
            operator.atOnce(() -> {
                if (operator.addPractice(practice, PRACTICE)) {
                    operator.approvePayments(practice);
                    operator.linkDemoAccount(practice, ACCOUNT);
                }
            });
            operator.putHost(operator.sandboxRegistration(settings.text(Setting.SANDBOX_URL), practice));
        }
    }
}
