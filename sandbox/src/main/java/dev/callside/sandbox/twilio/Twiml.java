package dev.callside.sandbox.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What the answer to a webhook tells Twilio to send back: each {@code <Message>} of a document, or plain text as it is,
 * which a webhook that answers "OK" finds on the patient's phone.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/twiml#twilio-understands-mime-types">MIME types</a>
 */
final class Twiml {

    private Twiml() {}

    static List<String> messages(String contentType, String body) {
        if (body.isBlank()) {
            return List.of();
        }
        if (contentType.startsWith("text/plain")) {
            return List.of(body);
        }
        boolean xml = contentType.startsWith("text/xml")
                || contentType.startsWith("application/xml")
                || contentType.startsWith("text/html");
        return xml ? document(body) : List.of();
    }

    /** A document that cannot be read is a warning in Twilio's console, and says nothing. */
    private static List<String> document(String body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return said(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(body)))
                    .getDocumentElement());
        } catch (SAXException e) {
            return List.of();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("every Java reads XML from memory", e);
        }
    }

    private static List<String> said(Element response) {
        List<String> found = new ArrayList<>();
        for (Node node = response.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals("Message") && !node.getTextContent().isBlank()) {
                found.add(node.getTextContent().strip());
            }
        }
        return found;
    }
}
