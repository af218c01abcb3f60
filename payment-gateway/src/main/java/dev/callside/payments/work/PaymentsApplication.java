package dev.callside.payments.work;

import dev.callside.payments.account.AccountResource;
import dev.callside.payments.credits.CreditsResource;
import dev.callside.payments.credits.HistoryResource;
import dev.callside.payments.credits.LevelResource;
import dev.callside.payments.panel.LiveResource;
import dev.callside.payments.paylink.LinkedResource;
import dev.callside.payments.paylink.PayLinkResource;
import dev.callside.payments.purchase.CardResource;
import dev.callside.payments.purchase.CompleteResource;
import dev.callside.payments.purchase.PurchaseResource;
import dev.callside.payments.request.RequestResource;
import dev.callside.practice.web.SessionsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API under {@code /pay/api/v1}. */
@ApplicationPath("api/v1")
@OpenAPIDefinition(info = @Info(title = "Callside payments", version = "1"))
public class PaymentsApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<Class<?>>(SessionsResource.shared());
        classes.addAll(List.of(RequestResource.class, LiveResource.class, AccountResource.class));
        classes.addAll(List.of(CreditsResource.class, LevelResource.class, HistoryResource.class));
        classes.addAll(List.of(CardResource.class, PurchaseResource.class, CompleteResource.class));
        classes.addAll(List.of(PayLinkResource.class, LinkedResource.class));
        return classes;
    }

    /** What there is stands under {@code /openapi}, and in no other language. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
