// @ts-check
import { html, nothing } from 'lit';
import { badge, button, field, notice, problemNotice } from '../callside/controls.js';
import '../callside/dialog.js';
import { icon } from '../callside/icons.js';
import { Panel } from '../callside/panel.js';
import { facts, left, requirements } from './account-facts.js';
import { acts, makesOne, OUTLOOKS } from './account-outlook.js';
import { unreturned } from './unreturned.js';

/** So long Stripe's page still leads back to us after it was opened: an hour, less the time that somebody needs there. In ms. */
const LEADS_BACK = 50 * 60_000;

/** *Configure › Client payments*: the practice's own Stripe account, its state, and what to do about it. */
class ClientPayments extends Panel {
  static properties = {
    state: { attribute: false }, busy: { state: true }, problem: { state: true }, url: { state: true }, another: { state: true }, outcome: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./state.d.ts').SettingsState} */ this.state;
    /** @type {string} the act under way */ this.busy = '';
    /** @type {any} */ this.problem = null;
    /** @type {string} where Stripe waits in the other window */ this.url = '';
    /** whether an account is to take the place of the one in use */ this.another = false;
    /** @type {string} where Stripe writes to about a new account, as it was typed */ this.email = '';
    /** @type {string} what came back from Stripe, where the account does not show it */ this.outcome = '';
    this.known = '';
    /** @type {string} what the server calls the last way to Stripe that began here */ this.attempt = '';
    /** when that began */ this.leftAt = 0;
    /** @type {string} what came of it, as far as it was heard */ this.back = '';
  }

  willUpdate() {
    const { account: { state, id }, returns } = this.state;
    const now = `${state} ${id ?? ''}`;
    const back = returns?.find(({ attempt }) => attempt === this.attempt)?.outcome ?? '';
    const changed = this.known !== '' && this.known !== now;
    if (changed || this.back !== back) {
      this.url = '';
      this.another = false;
      this.outcome = changed ? '' : back;
    }
    this.known = now;
    this.back = back;
  }

  /** @param {import('./account-outlook.js').Act} act @param {() => Promise<unknown>} work */
  async #do(act, work) {
    this.busy = act;
    this.problem = null;
    await work().catch((problem) => (this.problem = problem));
    this.busy = '';
    if (this.problem?.fields?.email) {
      await this.updateComplete;
      /** @type {HTMLElement|null} */ (this.querySelector('#account-email'))?.focus();
    }
  }

  /** @param {'POST'|'DELETE'} method @param {string} path @param {object} [body] */
  #send(method, path, body) {
    return this.app.session.send(method, path, body);
  }

  /** The one that was looked at, and no other that may have come in its place meanwhile. @param {import('./state.d.ts').Account} account */
  #forget({ id, state }) {
    return this.#send('DELETE', `account?id=${encodeURIComponent(id ?? '')}&pending=${state === 'pending'}`);
  }

  /** A browser may keep the window shut: the page then still offers the way there as a link. */
  async #link() {
    const leaving = makesOne(this.state.account) ? { email: this.email.trim(), another: this.another } : {};
    const { url, attempt } = await this.#send('POST', 'account/link', leaving);
    this.url = url;
    this.attempt = attempt;
    this.leftAt = Date.now();
    this.back = '';
    this.outcome = '';
    window.open(url, '_blank', 'noopener');
  }

  /** @param {Event} event */
  #openAgain(event) {
    if (Date.now() - this.leftAt < LEADS_BACK) return;
    event.preventDefault();
    this.#do('link', () => this.#link());
  }

  /** @param {'change'|'remove'} act */
  #ask(act) {
    const { words, state } = this;
    const params = { name: state.account.name ?? state.account.id ?? '', practice: state.practice.name };
    /** @type {any} */ (this.querySelector('confirm-dialog')).ask({
      title: words.say(`account.${act}.title`, params),
      text: html`<p>${words.say(`account.${act}${makesOne(state.account) ? '.made' : ''}.text`, params)}</p>`,
      verb: words.say(act === 'change' ? 'account.link' : 'account.remove'),
      act: () => (act === 'change' ? this.#link() : this.#forget(state.account)),
    });
  }

  render() {
    const { words, state } = this;
    const { account } = state;
    const { tone, icon: name } = OUTLOOKS[account.state];
    const leads = this.another || ['none', 'refused', 'unlinked'].includes(account.state);
    return html`<div class="stack wide-stack reading">
      <header class="title">
        <h1 tabindex="-1">${words.say('settings.clientPayments')}</h1>
        <div role="status">${badge({ tone, icon: name, text: words.say(`account.${account.state}`) })}</div>
      </header>
      ${unreturned(words, state.unreturned)}
      ${this.url ? this.#waiting() : html`
        ${this.another ? html`<p class="typed">${this.#changes()}</p>` : html`
          ${this.#returned()}
          ${this.#explains()}
          ${left(words, account)}
          ${account.id ? facts(words, account) : nothing}
          ${requirements(words, account)}`}
        ${leads && makesOne(account) ? this.#email() : nothing}
        ${this.problem && !this.problem.fields?.email ? problemNotice(words, this.problem) : nothing}
        <div class="row acts">${this.another ? this.#leaving() : acts(account).map((act, first) => this.#button(act, first === 0))}</div>
        ${leads ? this.#whatHappens() : nothing}`}
      <confirm-dialog .words=${words}></confirm-dialog>
    </div>`;
  }

  #explains() {
    const { words, state: { account } } = this;
    const { tone, icon: name } = OUTLOOKS[account.state];
    const rejected = account.state === 'refused' && account.disabledReason?.startsWith('rejected');
    const text = account.message || words.say(`account.${rejected ? 'rejected' : account.state}.text`);
    return account.state === 'none' || account.state === 'active' ? html`<p class="typed">${text}</p>` : notice({ tone, icon: name, text });
  }

  #returned() {
    const key = `account.returned.${this.outcome}`;
    if (!this.outcome || !this.words.knows(key)) return nothing;
    return notice({ tone: ['refused', 'again'].includes(this.outcome) ? 'grey' : 'amber', text: this.words.say(key), urgent: true });
  }

  #changes() {
    const { name, id } = this.state.account;
    return this.words.say('account.change.made.text', { name: name ?? id ?? '' });
  }

  #leaving() {
    const { words } = this;
    return html`
      ${button({ text: words.say('account.link'), busy: this.busy === 'link', before: 'out', act: () => this.#do('link', () => this.#link()) })}
      ${button({ text: words.say('back'), look: 'quiet', act: () => { this.another = false; this.problem = null; } })}`;
  }

  /** Stripe wants an address for an account that it makes; the server says whether it can be one. */
  #email() {
    const { words } = this;
    const error = this.problem?.fields?.email ?? '';
    return field({
      id: 'account-email', label: words.say('account.email'), hint: words.say('account.email.hint'), error,
      control: html`<input class="input" type="email" id="account-email" autocomplete="email" required maxlength="254"
        aria-describedby="account-email-hint" aria-invalid=${error ? 'true' : 'false'} .value=${this.email}
        @input=${(/** @type {any} */ e) => (this.email = e.target.value)}>`,
    });
  }

  #whatHappens() {
    const { words } = this;
    const steps = makesOne(this.state.account) ? 'created' : 'linked';
    return html`<section class="card stack near">
      <h2>${words.say('account.steps')}</h2>
      <ol>${[1, 2, 3].map((step) => html`<li>${words.say(`account.${steps}.${step}`)}</li>`)}</ol>
      <p class="small soft">${words.say('account.safety')}</p>
    </section>`;
  }

  #waiting() {
    const { words } = this;
    // Stripe's form for a new account opens once, and any address leads back here for an hour only: then there has to be a new one.
    const again = makesOne(this.state.account)
      ? button({ text: words.say('account.openAgain'), look: 'quiet', before: 'out', busy: this.busy === 'link', act: () => this.#do('link', () => this.#link()) })
      : html`<a class="button quiet" href=${this.url} target="_blank" rel="noopener" @click=${(/** @type {Event} */ event) => this.#openAgain(event)}>${icon('out')}${words.say('account.openAgain')}</a>`;
    return html`${notice({ tone: 'amber', icon: 'spinner', title: words.say('account.waiting'), text: words.say('account.waiting.text') })}
      ${this.problem ? problemNotice(words, this.problem) : nothing}
      <div class="row">
        ${again}
        ${button({ text: words.say('account.stopWaiting'), look: 'quiet', act: () => (this.url = '') })}
      </div>`;
  }

  /** @param {import('./account-outlook.js').Act} act @param {boolean} first */
  #button(act, first) {
    const { words, state: { account } } = this;
    const look = first ? '' : 'quiet';
    if (act === 'dashboard') {
      return html`<a class="button ${look}" href=${account.dashboardUrl} target="_blank" rel="noopener">${icon('out')}${words.say('account.dashboard')}</a>`;
    }
    /** @type {Record<string, () => unknown>} */
    const does = {
      enable: () => this.#do(act, () => this.#send('POST', 'account/enable', {})),
      link: () => this.#do(act, () => this.#link()),
      goOn: () => this.#do(act, () => this.#link()),
      confirm: () => this.#do(act, () => this.#send('POST', 'account/confirm', { id: account.id })),
      reject: () => this.#do(act, () => this.#forget(account)),
      refresh: () => this.#do(act, () => this.#send('POST', 'account/refresh', {})),
      change: () => (makesOne(account) ? (this.another = true) : this.#ask('change')),
      remove: () => this.#ask('remove'),
    };
    return button({ text: words.say(`account.${act}`), look, busy: this.busy === act, before: ['link', 'goOn'].includes(act) ? 'out' : undefined, act: does[act] });
  }
}

customElements.define('client-payments', ClientPayments);
