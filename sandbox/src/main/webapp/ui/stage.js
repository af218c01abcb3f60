// @ts-check
import { h, icon, say } from './dom.js';
import { Tile } from './tile.js';

/** The dark room with everybody's video. */
export class Stage {
  /** @type {Map<string, Tile>} */
  #tiles = new Map();
  #self;
  #media;
  #grid = h('div', { class: 'tiles' });
  #waiting = h('div', { class: 'waiting', role: 'status' }, icon('user'), h('p', {}));
  #camera;
  #note = h('p', { class: 'note', role: 'status', hidden: true });

  /** @param {{name: string, role: string}} me @param {import('./media.js').Media} media */
  constructor(me, media) {
    this.#media = media;
    this.#self = new Tile(me.name, true);
    this.#self.play(new MediaStream([media.video]), false);
    this.#camera = h('button', { type: 'button', class: 'source', onclick: () => void this.#switchCamera() }, icon('camera'));
    this.#self.element.append(this.#camera);
    this.element = h('section', { class: 'stage', label: 'stage.label' }, this.#grid, this.#waiting, this.#self.element, this.#note);
    say(this.#waiting.querySelector('p'), 'text', me.role === 'clinician' ? 'stage.waitingPatient' : 'stage.waitingClinician');
    media.addEventListener('change', () => this.#mine());
    this.#mine();
  }

  async #switchCamera() {
    const problem = await this.#media.toggleCamera();
    if (problem) this.tell(problem);
  }

  /** Says something that passes by itself. @param {string} key */
  tell(key, values = {}) {
    say(this.#note, 'text', key, values);
    this.#note.hidden = false;
    setTimeout(() => (this.#note.hidden = true), 6000);
  }

  #mine() {
    const media = this.#media;
    const stream = new MediaStream([media.video]);
    this.#self.play(stream, false);
    this.#self.show(media.videoOn ? 'live' : 'off', { muted: !media.audioOn, reason: media.videoOn ? 'tile.live' : 'tile.ownOff' });
    this.#self.call(media.why ? `${media.why}.tile` : 'tile.you');
    const offer = media.usesCamera ? 'media.usePicture' : 'media.useCamera';
    say(this.#camera, 'label', offer);
    say(this.#camera, 'hint', offer);
  }

  /** @param {import('./mesh.js').Mesh['lines']} lines @param {boolean} connected to the signalling server */
  show(lines, connected) {
    const ids = new Set(lines.map(({ peer }) => peer.id));
    for (const [id, tile] of this.#tiles) {
      if (ids.has(id)) continue;
      tile.element.remove();
      this.#tiles.delete(id);
    }
    for (const { peer, line } of lines) this.#person(peer, line);
    this.#grid.dataset.count = String(lines.length);
    this.#waiting.hidden = lines.length > 0 || !connected;
    this.#self.element.classList.toggle('alone', lines.length === 0);
  }

  /** @param {import('./mesh.js').Peer} peer @param {import('./peer.js').PeerLine} line */
  #person(peer, line) {
    let tile = this.#tiles.get(peer.id);
    if (!tile) {
      tile = new Tile(peer.name);
      tile.element.dataset.seat = peer.seat;
      this.#tiles.set(peer.id, tile);
      this.#grid.append(tile.element);
    }
    tile.play(line.stream, true);
    const off = peer.state?.video === false;
    tile.show(off ? 'off' : line.state, { muted: peer.state?.audio === false, frames: line.frames });
  }

  clear() {
    this.show([], false);
  }
}
