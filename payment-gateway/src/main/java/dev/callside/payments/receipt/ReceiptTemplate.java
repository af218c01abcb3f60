package dev.callside.payments.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;

/** Reads a template that lies beside the classes. */
public final class ReceiptTemplate {

    private ReceiptTemplate() {}

    public static Template load(String name, Mustache.Compiler compiler) {
        try (var reader = new InputStreamReader(ReceiptTemplate.class.getResourceAsStream(name), UTF_8)) {
            return compiler.compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + name + " can't be read", e);
        }
    }
}
