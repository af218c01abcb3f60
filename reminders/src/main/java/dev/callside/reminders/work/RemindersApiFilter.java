package dev.callside.reminders.work;

import dev.callside.practice.openapi.ApiFilter;

/** The document of {@link RemindersApplication}; the server makes one by the name in its configuration. */
public class RemindersApiFilter extends ApiFilter {

    public RemindersApiFilter() {
        super(new RemindersApplication(), "/reminders");
    }
}
