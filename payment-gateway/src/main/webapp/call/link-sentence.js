// @ts-check
import { html, nothing } from 'lit';

/** Where a request was sent on to. @param {import('../callside/messages.js').Words} words @param {import('./state.d.ts').Request} request */
export function linkSentence(words, { link }) {
  if (!link) return nothing;
  const lost = link.state === 'refused' || link.state === 'in_doubt';
  const key = lost ? 'link.lost' : link.state === 'queued' || link.state === 'sending' ? 'link.sending' : 'link.sent';
  return html`<p class="small ${lost ? 'tone amber' : 'soft'}">${words.say(key, { email: link.email, until: words.dateTime(link.until) })}</p>`;
}
