package dev.callside.reminders.work;

import dev.callside.practice.web.SessionsResource;
import dev.callside.reminders.appointment.AppointmentResource;
import dev.callside.reminders.client.ClientsCsvResource;
import dev.callside.reminders.client.ClientsResource;
import dev.callside.reminders.feed.CalendarsCsvResource;
import dev.callside.reminders.feed.CalendarsResource;
import dev.callside.reminders.fhir.FhirResource;
import dev.callside.reminders.imports.ImportsCsvResource;
import dev.callside.reminders.imports.ImportsResource;
import dev.callside.reminders.key.KeysCsvResource;
import dev.callside.reminders.key.KeysResource;
import dev.callside.reminders.level.CopyPreviewResource;
import dev.callside.reminders.level.CopyResource;
import dev.callside.reminders.level.CopySmsTestResource;
import dev.callside.reminders.level.LevelsResource;
import dev.callside.reminders.level.PracticeResource;
import dev.callside.reminders.log.MessagesCsvResource;
import dev.callside.reminders.log.MessagesResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API under {@code /reminders/api/v1}. Sessions that payments opened hold here too. */
@ApplicationPath("api/v1")
@OpenAPIDefinition(info = @Info(title = "Callside reminders", version = "1"))
public class RemindersApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<Class<?>>(SessionsResource.filters());
        classes.add(AppointmentResource.class);
        classes.add(CalendarsCsvResource.class);
        classes.add(CalendarsResource.class);
        classes.add(ClientsCsvResource.class);
        classes.add(ClientsResource.class);
        classes.add(CopyPreviewResource.class);
        classes.add(CopyResource.class);
        classes.add(CopySmsTestResource.class);
        classes.add(FhirResource.class);
        classes.add(ImportsCsvResource.class);
        classes.add(ImportsResource.class);
        classes.add(LevelsResource.class);
        classes.add(KeysCsvResource.class);
        classes.add(KeysResource.class);
        classes.add(MessagesCsvResource.class);
        classes.add(MessagesResource.class);
        classes.add(PracticeResource.class);
        classes.add(UnreadableSettingsMapper.class);
        return classes;
    }

    /** What there is stands under {@code /openapi}, and in no other language. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
