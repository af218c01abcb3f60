package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The video of the sandbox's call: it arrives on both sides, and where it does not, or is not the camera's, the tile says why. */
@ExtendWith(WithDemo.class)
class VideoIT {

    /** How many frames of that seat's video were decoded in this page. */
    private static final String FRAMES =
            "seat => Number(document.querySelector(`.tile[data-seat='${seat}']`)?.dataset.frames ?? 0)";

    private static final String MORE_FRAMES =
            "([seat, before]) => Number(document.querySelector(`.tile[data-seat='${seat}']`)?.dataset.frames ?? 0) > before";

    /** Longer than it is tried to find a route. */
    private static final String AFTER_TRYING = "00:13";

    private static Locator tile(Side side, String seat) {
        return side.page().locator(".tile[data-seat='" + seat + "']");
    }

    private static Locator ownTile(Page page) {
        return page.locator(".tile.self");
    }

    private static Locator control(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void arrivesOnBothSides(Demo demo, Chromium chromium) {
        var clinicians = chromium.person("en-AU", 1000, 800);
        var patients = chromium.person("en-AU", 1000, 800);
        try (var call = TwoPeople.meet(demo, clinicians, patients)) {
            grows(call.clinician(), "patient");
            grows(call.patient(), "clinician");
        }
    }

    /** Twice: one frame may be there before everything is lost. */
    private static void grows(Side side, String seat) {
        Page page = side.page();
        page.waitForFunction(MORE_FRAMES, List.of(seat, 0));
        page.waitForFunction(MORE_FRAMES, List.of(seat, page.evaluate(FRAMES, seat)));
        assertThat(tile(side, seat)).hasAttribute("data-state", "live");
        assertThat(tile(side, seat).locator("video")).isVisible();
    }

    @Test
    void saysThatThereIsNoRoute(Demo demo, Chromium chromium) {
        var clinicians = chromium.person();
        var patients = chromium.person();
        clinicians.clock().install();
        patients.clock().install();
        try (var call = TwoPeople.meet(demo, clinicians, patients)) {
            for (var side : List.of(call.clinician(), call.patient())) {
                assertThat(side.page().locator(".tile[data-seat]")).hasAttribute("data-state", "connecting");
                side.page().clock().fastForward(AFTER_TRYING);
                var reason = side.page().locator(".tile[data-seat] .reason");
                assertThat(reason).containsText("No route between the two browsers");
                assertThat(reason).isVisible();
            }
            call.clinician().openForm(); // everything else works
        }
    }

    @Test
    void saysWhyTheCameraIsNotUsed(Demo demo, Chromium chromium) {
        try (BrowserContext context = chromium.person()) {
            context.addInitScript(Devices.REFUSED);
            Page page = Side.open(context, demo, Demo.newCall(), "clinician").page();

            assertThat(ownTile(page)).containsText("camera not allowed");
            assertThat(page.getByText("Camera or microphone were not allowed.")).isVisible();
            assertThat(ownTile(page)).hasAttribute("data-state", "live"); // the picture is sent all the same
            assertThat(control(page, "Use my camera")).isVisible();
        }
    }

    @Test
    void isTheCamerasWhereThereIsOneUntilTheCallIsLeft(Demo demo, Chromium chromium) {
        try (BrowserContext context = chromium.person()) {
            context.addInitScript(Devices.GIVEN);
            Page page = Side.open(context, demo, Demo.newCall(), "clinician").page();

            assertThat(control(page, "Use the test picture")).isVisible();
            assertThat(control(page, "Mute")).isVisible();
            assertThat(page.evaluate(Devices.ASKED)).isEqualTo(List.of("video, audio"));
            assertThat(page.evaluate(Devices.TRACKS)).isEqualTo(List.of("video live", "audio live"));

            control(page, "Leave").click();
            assertThat(page.getByText("You left the call")).isVisible();
            assertThat(page.evaluate(Devices.TRACKS)).isEqualTo(List.of("video ended", "audio ended"));
        }
    }

    @Test
    void asksForNothingWhereThereIsNoDevice(Demo demo, Chromium chromium) {
        try (BrowserContext context = chromium.person()) {
            context.addInitScript(Devices.NONE);
            Page page = Side.open(context, demo, Demo.newCall(), "clinician").page();

            assertThat(page.getByText("Waiting for the patient to join")).isVisible();
            assertThat(ownTile(page).locator("figcaption")).containsText("You");
            assertThat(control(page, "Unmute")).isVisible();
            assertThat(page.evaluate(Devices.ASKED)).isEqualTo(List.of());
        }
    }
}
