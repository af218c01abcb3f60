// @ts-check

/**
 * The line to one other browser, by the pattern of perfect negotiation
 * (https://w3c.github.io/webrtc-pc/#perfect-negotiation-example): whoever comes later calls, either may ask for a new
 * route, and if both do at once the polite one gives way.
 */
export class PeerLine extends EventTarget {
  #connection;
  #send;
  #media;
  #polite;
  #offering = false;
  #ignoring = false;
  #frames = 0;
  #timer;
  /** @type {'connecting'|'live'|'silent'|'noroute'} */
  state = 'connecting';
  stream = new MediaStream();

  /**
   * @param {object} line
   * @param {boolean} line.polite
   * @param {number} line.stun port of the host's address helper on this machine
   * @param {import('./media.js').Media} line.media
   * @param {(data: object) => void} line.send
   */
  constructor({ polite, stun, media, send }) {
    super();
    this.#polite = polite;
    this.#media = media;
    this.#send = send;
    this.#connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${stun}` }] });
    this.#listen(this.#connection);
    this.#timer = setInterval(() => void this.#measure(), 1000);
    this.since = Date.now();
  }

  get frames() {
    return this.#frames;
  }

  /** @param {RTCPeerConnection} connection */
  #listen(connection) {
    connection.addEventListener('negotiationneeded', () => void this.#offer());
    connection.addEventListener('icecandidate', ({ candidate }) => this.#send({ candidate }));
    connection.addEventListener('track', ({ track }) => this.stream.addTrack(track));
    connection.addEventListener('iceconnectionstatechange', () => {
      if (connection.iceConnectionState === 'failed') connection.restartIce();
    });
  }

  /** Calls the other side; the one that was there first only answers. */
  call() {
    this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
    this.#connection.addTransceiver('video', { direction: 'sendrecv' });
    void this.sendMedia();
  }

  /** Sends what the browser has to send now, without a new negotiation. */
  async sendMedia() {
    for (const transceiver of this.#connection.getTransceivers()) {
      const track = transceiver.receiver.track.kind === 'video' ? this.#media.video : this.#media.audio;
      if (transceiver.sender.track !== track) await transceiver.sender.replaceTrack(track);
    }
  }

  async #offer() {
    try {
      this.#offering = true;
      await this.#connection.setLocalDescription();
      this.#send({ description: this.#connection.localDescription });
    } finally {
      this.#offering = false;
    }
  }

  /** @param {{description?: RTCSessionDescriptionInit, candidate?: RTCIceCandidateInit|null}} data */
  async receive({ description, candidate }) {
    if (description) await this.#described(description);
    else if (candidate && !this.#ignoring) await this.#connection.addIceCandidate(candidate);
  }

  /** @param {RTCSessionDescriptionInit} description */
  async #described(description) {
    const connection = this.#connection;
    const collision = description.type === 'offer' && (this.#offering || connection.signalingState !== 'stable');
    this.#ignoring = collision && !this.#polite;
    if (this.#ignoring) return;
    await connection.setRemoteDescription(description);
    if (description.type !== 'offer') return;
    for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv';
    await this.sendMedia();
    await connection.setLocalDescription();
    this.#send({ description: connection.localDescription });
  }

  /** A picture is there when frames are being decoded, whatever the connection says about itself. */
  async #measure() {
    if (this.#connection.connectionState === 'closed') return;
    let frames = 0;
    for (const report of (await this.#connection.getStats()).values()) {
      if (report.type === 'inbound-rtp' && report.kind === 'video') frames = report.framesDecoded ?? 0;
    }
    const growing = frames > this.#frames;
    if (growing) this.since = Date.now();
    this.#frames = frames;
    this.#is(growing ? 'live' : this.#why());
  }

  /** @returns {'connecting'|'live'|'silent'|'noroute'} */
  #why() {
    const waited = Date.now() - this.since;
    if (waited < 4000) return this.state;
    if (this.#connection.iceConnectionState === 'failed') return 'noroute';
    if (this.#connection.connectionState === 'connected') return 'silent';
    return waited > 12_000 ? 'noroute' : 'connecting';
  }

  /** @param {'connecting'|'live'|'silent'|'noroute'} state */
  #is(state) {
    this.state = state;
    this.dispatchEvent(new Event('measured'));
  }

  close() {
    clearInterval(this.#timer);
    this.#connection.close();
  }
}
