// @ts-check
import { testPicture } from './picture.js';

/** @type {MediaTrackConstraints} */
const SIZE = { width: 1280, height: 720 };

/**
 * Of two sides in one window, the second asks when the first has its answer, which is then the answer to both.
 *
 * @param {() => Promise<string|null>} ask @returns {Promise<string|null>}
 */
const inTurn = async (ask) => (navigator.locks ? navigator.locks.request('host-devices', ask) : ask());

/**
 * What this browser sends: camera and microphone where the machine has some and they may be used, else the test picture.
 * Nothing waits for an answer: the picture is sent until there is one.
 */
export class Media extends EventTarget {
  #picture;
  /** @type {MediaStreamTrack|null} */
  #camera = null;
  /** @type {MediaStreamTrack|null} */
  #microphone = null;
  #videoOn = true;
  #audioOn = false;
  #over = false;
  /** @type {string|null} */
  #why = null;

  /** @param {{seat: string, name: string, role: string}} person */
  constructor(person) {
    super();
    this.#picture = testPicture(person);
  }

  get video() {
    return this.#camera ?? this.#picture.track;
  }

  get audio() {
    return this.#microphone;
  }

  get videoOn() {
    return this.#videoOn;
  }

  get audioOn() {
    return this.#audioOn && this.#microphone !== null;
  }

  get usesCamera() {
    return this.#camera !== null;
  }

  /** Why the test picture is sent instead of the camera's: a message key; null where nobody asked for the camera's. */
  get why() {
    return this.#camera ? null : this.#why;
  }

  /** What the others are told. */
  get state() {
    return { video: this.videoOn, audio: this.audioOn };
  }

  /**
   * Takes what the machine has, asking once for all of it.
   *
   * @param {boolean} silent leaves the microphone alone: beside the other side in one window it would hear itself
   * @returns {Promise<string|null>} a message key when there is a device and it can't be had
   */
  async join(silent) {
    const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const has = (/** @type {string} */ kind) => devices.some((device) => device.kind === kind);
    const wish = { video: has('videoinput') && SIZE, audio: has('audioinput') && !silent };
    if (!wish.video && !wish.audio) return null;
    const problem = await inTurn(() => this.#ask(wish));
    if (problem) return problem;
    this.#audioOn = this.#microphone !== null;
    this.#changed();
    return null;
  }

  /** Lets go of the devices: the call is over for this page. */
  stop() {
    this.#over = true;
    this.#camera?.stop();
    this.#microphone?.stop();
  }

  toggleVideo() {
    this.#videoOn = !this.#videoOn;
    this.#changed();
  }

  /** @returns {Promise<string|null>} a message key when there is no microphone to unmute */
  async toggleAudio() {
    const wanted = !this.audioOn;
    if (!this.#microphone) {
      const problem = await this.#ask({ audio: true });
      if (problem) return problem;
    }
    this.#audioOn = wanted;
    this.#changed();
    return null;
  }

  /** @returns {Promise<string|null>} a message key when the camera cannot be had */
  async toggleCamera() {
    if (!this.#camera) return this.#ask({ video: SIZE });
    this.#camera.stop();
    this.#camera = null;
    this.#why = null;
    this.#changed();
    return null;
  }

  /** @param {MediaStreamConstraints} wish */
  async #ask(wish) {
    const problem = await this.#open(wish);
    if (wish.video) this.#why = problem;
    this.#changed();
    return problem;
  }

  /** @param {MediaStreamConstraints} wish */
  async #open(wish) {
    if (!navigator.mediaDevices) return 'media.unsupported';
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wish);
      for (const track of stream.getTracks()) this.#take(track);
      return null;
    } catch (error) {
      const name = error instanceof DOMException ? error.name : '';
      if (name === 'NotAllowedError') return 'media.refused';
      return name === 'NotFoundError' ? 'media.none' : 'media.busy';
    }
  }

  /** @param {MediaStreamTrack} track a device that is pulled out gives way to the picture, or to silence */
  #take(track) {
    if (this.#over) return track.stop();
    if (track.kind === 'video') this.#camera = track;
    else this.#microphone = track;
    track.addEventListener('ended', () => {
      if (this.#camera === track) this.#camera = null;
      if (this.#microphone === track) this.#microphone = null;
      this.#changed();
    });
  }

  #changed() {
    this.video.enabled = this.#videoOn;
    this.#picture.track.enabled = this.#videoOn;
    if (this.#microphone) this.#microphone.enabled = this.#audioOn;
    this.dispatchEvent(new Event('change'));
  }
}
