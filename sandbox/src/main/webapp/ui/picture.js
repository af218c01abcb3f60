// @ts-check
import { t } from './text.js';

const WIDTH = 640;
const HEIGHT = 360;
const FRAMES = 10;

/** By seat or else by role, so that people are told apart at a glance. @type {Record<string, string[]>} */
const COLOURS = {
  clinician: ['#12474b', '#1d6a6a', '#8fd6cf'],
  observer: ['#3c3a52', '#575374', '#c9c3ee'],
  patient: ['#4a3a33', '#7a5a48', '#f0c9a8'],
  'patient-2': ['#3a3350', '#5f5484', '#d5c8f2'],
};

/**
 * A moving picture for a browser without a camera: who it is and what time it is, so that anybody can see that it is
 * live. Drawn by a timer, not by animation frames, which stop in a hidden window while the call goes on.
 *
 * @param {{seat: string, name: string, role: string}} person
 * @returns {{track: MediaStreamTrack, stop: () => void}}
 */
export function testPicture({ seat, name, role }) {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const colours = COLOURS[seat] ?? COLOURS[role];
  const paint = () => draw(pen, name, colours, Date.now());
  paint();
  const timer = setInterval(paint, 1000 / FRAMES);
  const [track] = canvas.captureStream(FRAMES).getVideoTracks();
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    },
  };
}

/** @param {CanvasRenderingContext2D} pen @param {string} name @param {string[]} colours @param {number} now */
function draw(pen, name, [dark, light, skin], now) {
  const ground = pen.createLinearGradient(0, 0, WIDTH, HEIGHT);
  ground.addColorStop(0, light);
  ground.addColorStop(1, dark);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  figure(pen, skin, dark, name, Math.sin(now / 1400) * 5);
  words(pen, now);
  pen.fillStyle = skin;
  pen.fillRect(0, HEIGHT - 4, WIDTH * ((now % 60_000) / 60_000), 4);
}

/** @param {CanvasRenderingContext2D} pen @param {string} skin @param {string} dark @param {string} name @param {number} sway */
function figure(pen, skin, dark, name, sway) {
  pen.fillStyle = skin;
  pen.globalAlpha = 0.3;
  pen.beginPath();
  pen.ellipse(WIDTH / 2 + sway / 2, HEIGHT + 40, 190, 150, 0, 0, Math.PI * 2);
  pen.fill();
  pen.globalAlpha = 1;
  pen.beginPath();
  pen.arc(WIDTH / 2 + sway, 160, 74, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = dark;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.font = '600 56px system-ui, sans-serif';
  pen.fillText(initials(name), WIDTH / 2 + sway, 163);
}

/** In the middle, where no shape of tile cuts it off. @param {CanvasRenderingContext2D} pen @param {number} now */
function words(pen, now) {
  pen.fillStyle = '#ffffff';
  pen.font = '500 20px system-ui, sans-serif';
  pen.fillText(new Date(now).toTimeString().slice(0, 8), WIDTH / 2, 312);
  pen.globalAlpha = 0.85;
  pen.font = '400 14px system-ui, sans-serif';
  pen.fillText(t('picture.test'), WIDTH / 2, 288);
  pen.globalAlpha = 1;
}

/** @param {string} name */
export function initials(name) {
  const words = name.replace(/^Dr\.?\s+/, '').split(/\s+/);
  return words.map((word) => word[0]).join('').slice(0, 2).toUpperCase();
}
