// @ts-check
import { testPicture } from './picture.js';

/**
 * What this browser sends: the test picture at first, camera and microphone when they were asked for and given. Nothing
 * is ever asked by itself, and nothing waits for an answer.
 */
export class Media extends EventTarget {
  #picture;
  /** @type {MediaStreamTrack|null} */
  #camera = null;
  /** @type {MediaStreamTrack|null} */
  #microphone = null;
  #videoOn = true;
  #audioOn = false;

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

  /** What the others are told. */
  get state() {
    return { video: this.videoOn, audio: this.audioOn };
  }

  toggleVideo() {
    this.#videoOn = !this.#videoOn;
    this.#changed();
  }

  /** @returns {Promise<string|null>} a message key when there is no microphone to unmute */
  async toggleAudio() {
    if (!this.#microphone) {
      const problem = await this.#ask({ audio: true });
      if (problem) return problem;
    }
    this.#audioOn = !this.#audioOn;
    this.#changed();
    return null;
  }

  /** @returns {Promise<string|null>} a message key when the camera cannot be had */
  async toggleCamera() {
    if (!this.#camera) return this.#ask({ video: { width: 1280, height: 720 } });
    this.#camera.stop();
    this.#camera = null;
    this.#changed();
    return null;
  }

  /** @param {MediaStreamConstraints} wish */
  async #ask(wish) {
    if (!navigator.mediaDevices) return 'media.unsupported';
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wish);
      for (const track of stream.getTracks()) this.#take(track);
      this.#changed();
      return null;
    } catch (error) {
      const name = error instanceof DOMException ? error.name : '';
      if (name === 'NotAllowedError') return 'media.refused';
      return name === 'NotFoundError' ? 'media.none' : 'media.busy';
    }
  }

  /** @param {MediaStreamTrack} track a device that is pulled out gives way to the picture, or to silence */
  #take(track) {
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
