// @ts-check
import { post, retrieve } from './api.js';
import { listen, tell } from './frame.js';
import { words } from './words.js';

/** @param {string} id */
const button = (id) => /** @type {HTMLButtonElement} */ (document.getElementById(id));

/** @type {import('./api.js').Access} */
let access;
let source = '';
let text = words('en');
let over = false;

/** Amounts are integers in Stripe's own steps, see https://docs.stripe.com/currencies @param {number} amount @param {string} currency */
function money(amount, currency) {
  const zeroDecimal = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
  const threeDecimal = 'bhd jod kwd omr tnd'.split(' ');
  const decimals = zeroDecimal.includes(currency) ? 0 : threeDecimal.includes(currency) ? 3 : 2;
  const format = new Intl.NumberFormat(text.language, { style: 'currency', currency, currencyDisplay: 'code' });
  return format.format(amount / 10 ** decimals);
}

/** @param {any} result */
function finish(result) {
  over = true;
  const { paymentIntent, setupIntent } = result;
  const error = result.error ?? paymentIntent?.last_payment_error ?? setupIntent?.last_setup_error;
  const intent = paymentIntent ? { payment_intent: paymentIntent } : { setup_intent: setupIntent };
  tell('done', error && (paymentIntent ?? setupIntent)?.status !== 'succeeded' ? { error: { ...intent, ...error } } : result);
}

/** @param {'complete'|'fail'|'abandon'} outcome */
async function decide(outcome) {
  if (over || !access) return;
  over = true;
  for (const id of ['complete', 'fail', 'abandon']) button(id).disabled = true;
  /** @type {HTMLElement} */ (document.getElementById('busy')).textContent = text.busy;
  finish(await post(access, 'sandbox_authenticated', { source, outcome }));
}

/** @param {any} setup */
async function init({ key, account, clientSecret, source: asked, locale }) {
  access = { key, account, clientSecret };
  source = asked;
  text = words(locale);
  document.documentElement.lang = text.language;
  document.querySelectorAll('[data-word]').forEach((element) => {
    element.textContent = text[/** @type {import('./words.js').Word} */ (element.getAttribute('data-word'))];
  });
  button('abandon').setAttribute('aria-label', text.close);
  button('complete').focus();
  const result = await retrieve(access);
  if (over) return;
  const intent = result.paymentIntent ?? result.setupIntent;
  if (intent?.next_action?.use_stripe_sdk.source !== source) finish(result);
  else /** @type {HTMLElement} */ (document.getElementById('amount')).textContent = what(result);
}

/** @param {any} result */
const what = ({ paymentIntent }) =>
  paymentIntent ? text.challengePay.replace('{amount}', money(paymentIntent.amount, paymentIntent.currency)) : text.challengeSave;

button('complete').addEventListener('click', () => decide('complete'));
button('fail').addEventListener('click', () => decide('fail'));
button('abandon').addEventListener('click', () => decide('abandon'));
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') decide('abandon');
});
listen({ init, abandon: () => decide('abandon') });
