package dev.callside.practice.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** JSON for what does not go through JAX-RS. */
@ApplicationScoped
class JsonProducer {

    private final Jsonb jsonb = JsonbBuilder.create();

    @Produces
    Jsonb jsonb() {
        return jsonb;
    }
}
