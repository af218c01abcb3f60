package dev.callside.reminders.work;

import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.reminders.settings.UnreadableSettings;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whoever asks for what depends on settings that can't be read is told to ask again later, and a person what to do. */
@Provider
public class UnreadableSettingsMapper implements ExceptionMapper<UnreadableSettings> {

    private static final Logger LOG = Logger.getLogger(UnreadableSettingsMapper.class.getName());

    @Inject
    private CurrentSession current;

    @Override
    public Response toResponse(UnreadableSettings failure) {
        LOG.log(Level.SEVERE, "A request was refused: {0}", failure.getMessage());
        return Problem.response(RemindersProblem.SETTINGS_UNREADABLE, current.locale());
    }
}
