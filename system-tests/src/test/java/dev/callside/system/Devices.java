package dev.callside.system;

/** A camera and a microphone that a page finds on its machine, as scripts that run before it. What is asked is kept in the outermost window. */
final class Devices {

    private static final String COMMON = """
            window.top.asked ??= [];
            window.top.tracks ??= [];
            const kinds = %s;
            navigator.mediaDevices.enumerateDevices = async () => kinds.map((kind) => ({ kind, deviceId: '', label: '', groupId: '' }));
            navigator.mediaDevices.getUserMedia = async ({ video, audio }) => {
              window.top.asked.push([video && 'video', audio && 'audio'].filter(Boolean).join(', '));
              %s
            };""";

    private static final String BOTH = "['videoinput', 'audioinput']";
    private static final String REFUSE = "throw new DOMException('', 'NotAllowedError');";

    static final String REFUSED = COMMON.formatted(BOTH, REFUSE);

    static final String NONE = COMMON.formatted("[]", REFUSE);

    static final String GIVEN = COMMON.formatted(BOTH, """
            const canvas = document.createElement('canvas');
            canvas.getContext('2d').fillRect(0, 0, 1, 1);
            const tracks = [
              ...(video ? canvas.captureStream(1).getVideoTracks() : []),
              ...(audio ? new AudioContext().createMediaStreamDestination().stream.getAudioTracks() : []),
            ];
            window.top.tracks.push(...tracks);
            return new MediaStream(tracks);""");

    /** What was asked for, each time. */
    static final String ASKED = "() => window.asked";

    /** What was given, and whether it is still used. */
    static final String TRACKS = "() => window.tracks.map(({ kind, readyState }) => `${kind} ${readyState}`)";

    private Devices() {}
}
