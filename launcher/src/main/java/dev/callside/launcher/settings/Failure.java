package dev.callside.launcher.settings;

/** Something that the operator has to change: one sentence for them, and the code that the process ends with. */
public final class Failure extends RuntimeException {

    private final ExitCode code;

    public Failure(ExitCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public Failure(ExitCode code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
