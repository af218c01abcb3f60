package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms are read with nested brackets, and refused with Stripe's codes and the parameter's name. */
class ShapeTest {

    private static final Shape SHAPE = IntentShapes.CREATE;

    @Test
    void readsNestedForms() {
        var read = SHAPE.read(FormBody.parse(
                "amount=8000&currency=aud&payment_method_types[]=card&metadata[a%20b]=c%26d&confirm=true"));

        assertThat(read.path("amount").asLong()).isEqualTo(8000);
        assertThat(read.path("payment_method_types").get(0).asText()).isEqualTo("card");
        assertThat(read.path("metadata").path("a b").asText()).isEqualTo("c&d");
        assertThat(read.path("confirm").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "amount=80, parameter_missing, currency",
        "amount=80&currency=aud&foo=1, parameter_unknown, foo",
        "amount=80&currency=aud&payment_method_data[type]=card&payment_method_data[card][pin]=1, parameter_unknown, payment_method_data[card][pin]",
        "amount=12.5&currency=aud, parameter_invalid_integer, amount",
        "amount=NaN&currency=aud, parameter_invalid_integer, amount",
        "amount=80&currency=, parameter_invalid_empty, currency",
        "amount[a]=80&currency=aud, '', amount",
        "amount=80&currency=aud&confirm=maybe, '', confirm",
        "amount=80&currency=aud&payment_method_types[0]=ideal, '', payment_method_types[0]"
    })
    void refuses(String form, String code, String param) {
        Refused refused = catchThrowableOfType(Refused.class, () -> SHAPE.read(FormBody.parse(form)));

        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().code()).isEqualTo(code);
        assertThat(refused.error().param()).isEqualTo(param);
    }

    @Test
    void holdsMetadataToItsLimits() {
        String longValue = "amount=80&currency=aud&metadata[a]=" + "x".repeat(501);
        String longKey = "amount=80&currency=aud&metadata[" + "k".repeat(41) + "]=x";

        assertThat(catchThrowableOfType(Refused.class, () -> SHAPE.read(FormBody.parse(longValue))))
                .hasMessageContaining("500 characters");
        assertThat(catchThrowableOfType(Refused.class, () -> SHAPE.read(FormBody.parse(longKey))))
                .hasMessageContaining("40 characters");
    }
}
