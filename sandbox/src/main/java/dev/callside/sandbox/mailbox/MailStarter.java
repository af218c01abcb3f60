package dev.callside.sandbox.mailbox;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Opens the SMTP port with the application and closes it with it. */
@WebListener
public class MailStarter implements ServletContextListener {

    @Inject
    private MailServer server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            server.obey();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        server.stop();
    }
}
