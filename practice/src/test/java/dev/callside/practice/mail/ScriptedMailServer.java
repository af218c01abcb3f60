package dev.callside.practice.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.callside.practice.testing.TestConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says at each step what its script says, cuts the connection there, or says nothing any more. */
final class ScriptedMailServer implements AutoCloseable {

    /** What the server answers. */
    enum Step {
        GREETING("220 test ESMTP"),
        EHLO("250 test"),
        STARTTLS("454 no TLS"),
        MAIL("250 ok"),
        RCPT("250 ok"),
        DATA("354 go on"),
        END("250 taken"),
        RSET("250 ok"),
        QUIT("221 bye");

        private final String usual;

        Step(String usual) {
            this.usual = usual;
        }
    }

    /** Instead of an answer: the connection is cut. */
    static final String CUT = "cut";
    /** Instead of an answer: nothing, until the other side gives up. */
    static final String SILENCE = "silence";

    /** After the usual answer: the connection is reset, so that even a goodbye fails. */
    static final String RESET_AFTER = "reset after";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Duration patience = PATIENCE;
    private volatile Runnable beforeAnswer = () -> {};
    private final ServerSocket listening;
    private final Map<Step, String> script = new EnumMap<>(Step.class);
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    ScriptedMailServer() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A sender that hands its mail to this server, in the clear unless the values say otherwise. */
    MailSender sender(Map<String, String> otherwise) {
        var values = new HashMap<>(Map.of(
                "callside.mail.host", "127.0.0.1",
                "callside.mail.port", Integer.toString(listening.getLocalPort()),
                "callside.mail.security", "none",
                "callside.mail.from", "Callside <receipts@callside.test>"));
        values.putAll(otherwise);
        return new MailSender(TestConfig.of(values), patience);
    }

    /** From now on clients wait only so long: for a test that waits in vain. */
    void impatient() {
        patience = Duration.ofSeconds(1);
    }

    /** From now on that is what it says there. */
    void says(Step step, String answer) {
        script.put(step, answer);
    }

    /** From now on that happens before each answer but the goodbye, for which nobody waits. */
    void before(Runnable answer) {
        beforeAnswer = answer;
    }

    /** From now on it does as a server should. */
    void recovers() {
        script.clear();
    }

    /** What clients said, without the mails themselves. */
    List<String> commands() {
        return commands;
    }

    /** The mails that it took on, whether or not its answer arrived. */
    List<String> taken() {
        return taken;
    }

    /** The mails whose end it saw, whatever it answered. */
    List<String> seen() {
        return seen;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (served()) {}
    }

    private boolean served() {
        try (var client = listening.accept()) {
            new Conversation(client).run();
            return true;
        } catch (IOException e) {
            // The client went away, or the test is over.
            return !listening.isClosed();
        }
    }

    /** One connection. */
    private final class Conversation {

        private final Socket socket;
        private final BufferedReader in;

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        }

        void run() throws IOException {
            if (!answer(Step.GREETING)) {
                return;
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                if (!command(line)) {
                    return;
                }
            }
        }

        private boolean command(String line) throws IOException {
            var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            if (!verb.equals("DATA")) {
                return answer(verb.equals("HELO") ? Step.EHLO : Step.valueOf(verb));
            }
            return answer(Step.DATA) && (!script.getOrDefault(Step.DATA, "354").startsWith("354") || mail());
        }

        private boolean mail() throws IOException {
            var mail = new StringBuilder();
            for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            seen.add(mail.toString());
            var answer = script.getOrDefault(Step.END, Step.END.usual);
            if (!answer.matches("[45].*")) {
                taken.add(mail.toString());
            }
            return answer(Step.END);
        }

        /** False where the connection is over. */
        private boolean answer(Step step) throws IOException {
            var answer = script.getOrDefault(step, step.usual);
            if (step != Step.QUIT) {
                beforeAnswer.run();
            }
            switch (answer) {
                case CUT -> {
                    return false;
                }
                case SILENCE -> {
                    // Until the client gives up: then there is nothing more to read.
                    while (in.readLine() != null) {}
                    return false;
                }
                case RESET_AFTER -> {
                    say(step.usual);
                    // Closing with this option sends a reset instead of a farewell.
                    socket.setSoLinger(true, 0);
                    return false;
                }
                default -> {
                    say(answer);
                    return true;
                }
            }
        }

        private void say(String text) throws IOException {
            socket.getOutputStream().write((text + "\r\n").getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }
}
