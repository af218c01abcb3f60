// @ts-check

/**
 * The connection to the signalling server. It comes back by itself, after 250 ms at first and 10 s at most; each time
 * the server says `welcome` again with whoever is there now.
 */
export class Signal extends EventTarget {
  /** @type {WebSocket|null} */
  #socket = null;
  #tries = 0;
  #left = false;
  #address;

  /** @param {string} call @param {string} seat */
  constructor(call, seat) {
    super();
    this.#address = `${location.origin.replace(/^http/, 'ws')}/host/signal/${call}/${seat}`;
    setInterval(() => this.send({ type: 'ping' }), 20_000);
  }

  connect() {
    this.#left = false;
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.addEventListener('message', (event) => this.#hear(JSON.parse(event.data)));
    socket.addEventListener('close', () => this.#lost(socket));
  }

  /** @param {object} message dropped while there is no connection: `welcome` starts everything anew anyway */
  send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Says goodbye; nobody has to wait whether it was only a reload. */
  leave() {
    this.send({ type: 'leave' });
    this.#left = true;
    this.#socket?.close();
  }

  /** @param {{type: string}} message */
  #hear(message) {
    if (message.type === 'welcome') this.#tries = 0;
    this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
  }

  /** @param {WebSocket} socket */
  #lost(socket) {
    if (this.#left || socket !== this.#socket) return;
    this.dispatchEvent(new CustomEvent('lost'));
    const wait = Math.min(10_000, 250 * 2 ** this.#tries);
    this.#tries += 1;
    setTimeout(() => this.#left || this.connect(), wait);
  }
}
