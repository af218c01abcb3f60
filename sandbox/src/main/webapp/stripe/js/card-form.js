// @ts-check
import { post, retrieve } from './api.js';
import { dress } from './appearance.js';
import { brand, digits, groupExpiry, groupNumber, needsPostcode, wrongCvc, wrongExpiry, wrongNumber, wrongPostcode } from './card-rules.js';
import { fill } from './countries.js';
import { listen, tell } from './frame.js';
import { words } from './words.js';

/** @param {string} id */
const input = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

const fields = { number: input('number'), expiry: input('expiry'), cvc: input('cvc'), postcode: input('postcode') };
const country = /** @type {HTMLSelectElement} */ (document.getElementById('country'));
const shownBrand = /** @type {HTMLElement} */ (document.querySelector('.brand'));

/** @typedef {keyof typeof fields} Field */

/** @type {import('./api.js').Access} */
let access;
let text = words('en');
let said = '';

/** @type {Record<Field, () => import('./card-rules.js').Wrong>} */
const wrong = {
  number: () => wrongNumber(fields.number.value),
  expiry: () => wrongExpiry(fields.expiry.value, new Date()),
  cvc: () => wrongCvc(fields.cvc.value, fields.number.value),
  postcode: () => wrongPostcode(fields.postcode.value, country.value),
};

const names = /** @type {Field[]} */ (Object.keys(fields));

/** @param {Field} name @param {import('./card-rules.js').Wrong} code */
function show(name, code) {
  fields[name].setAttribute('aria-invalid', String(code !== ''));
  const place = /** @type {HTMLElement} */ (document.getElementById(`${name}-error`));
  place.textContent = code ? text[code] : '';
}

function changed() {
  const complete = names.every((name) => wrong[name]() === '');
  const empty = names.every((name) => fields[name].value === '');
  const state = JSON.stringify({ complete, empty });
  if (state !== said) tell('change', { complete, empty, collapsed: false, value: { type: 'card' } });
  said = state;
}

/** @param {Field} name @param {(typed: string) => string} format */
function formatted(name, format) {
  const field = fields[name];
  field.addEventListener('input', () => {
    const atEnd = field.selectionStart === field.value.length;
    const kept = digits(field.value.slice(0, field.selectionStart ?? 0)).length;
    field.value = format(field.value);
    if (!atEnd) field.setSelectionRange(...caret(field.value, kept));
    show(name, name === 'number' && wrong.number() === 'invalid_number' ? 'invalid_number' : '');
    changed();
  });
}

/** Where the caret belongs after so many digits. @param {string} value @param {number} kept @returns {[number, number]} */
function caret(value, kept) {
  let at = 0;
  for (let seen = 0; at < value.length && seen < kept; at++) if (/\d/.test(value[at])) seen++;
  return [at, at];
}

formatted('number', (typed) => {
  shownBrand.textContent = brand(typed).words;
  return groupNumber(typed);
});
formatted('expiry', groupExpiry);
formatted('cvc', (typed) => digits(typed).slice(0, brand(fields.number.value).cvc));
fields.postcode.addEventListener('input', () => {
  show('postcode', '');
  changed();
});
country.addEventListener('change', place);
for (const name of names) {
  fields[name].addEventListener('blur', () => {
    if (fields[name].value) show(name, wrong[name]());
    tell('blur');
  });
  fields[name].addEventListener('focus', () => tell('focus'));
}

function place() {
  const cell = /** @type {HTMLElement} */ (document.getElementById('postcode-cell'));
  cell.hidden = !needsPostcode(country.value);
  const label = /** @type {HTMLElement} */ (cell.querySelector('label'));
  label.textContent = country.value === 'US' ? text.zip : text.postcode;
  changed();
}

/** @param {string} [locale] */
function speak(locale) {
  text = words(locale);
  document.documentElement.lang = text.language;
  document.querySelectorAll('[data-word]').forEach((element) => {
    element.textContent = text[/** @type {import('./words.js').Word} */ (element.getAttribute('data-word'))];
  });
  document.querySelectorAll('[data-hint]').forEach((element) => {
    element.setAttribute('placeholder', text[/** @type {import('./words.js').Word} */ (element.getAttribute('data-hint'))]);
  });
  fill(country, text.language, country.value || 'AU');
  place();
}

/** Says beside each field what is wrong; the first is told to the page and focused. */
function submit() {
  const found = names.map((name) => ({ name, code: wrong[name]() }));
  found.forEach(({ name, code }) => show(name, code));
  const first = found.find(({ code }) => code);
  if (!first?.code) return { selectedPaymentMethod: 'card' };
  fields[first.name].focus();
  return { error: { type: 'validation_error', code: first.code, message: text[first.code] } };
}

/** @param {{clientSecret?: string, confirmParams?: any}} options the secret comes only now if the element began without one */
async function confirm({ clientSecret, confirmParams = {} }) {
  const { payment_method_data = {}, return_url } = confirmParams;
  access = { ...access, clientSecret: clientSecret ?? access.clientSecret };
  const invalid = submit();
  if (invalid.error) return invalid;
  const { billing_details = {}, metadata } = payment_method_data;
  const expiry = digits(fields.expiry.value);
  const address = { country: country.value, postal_code: needsPostcode(country.value) ? fields.postcode.value.trim() : '', ...billing_details.address };
  return post(access, 'confirm', {
    return_url,
    use_stripe_sdk: true,
    expected_payment_method_type: 'card',
    payment_method_data: {
      type: 'card',
      card: { number: digits(fields.number.value), exp_month: expiry.slice(0, 2), exp_year: expiry.slice(2), cvc: fields.cvc.value },
      billing_details: { ...billing_details, address },
      ...(metadata ? { metadata } : {}),
    },
  });
}

/** @param {any} setup */
async function init({ key, account, clientSecret, appearance, locale }) {
  access = { key, account, clientSecret };
  dress(appearance);
  speak(locale);
  document.body.hidden = false;
  if (!clientSecret) return tell('ready');
  const { paymentIntent, setupIntent, error } = await retrieve(access);
  const over = ['succeeded', 'canceled'].includes((paymentIntent ?? setupIntent)?.status);
  if (error || over) {
    tell('loaderror', { error: error ?? { type: 'invalid_request_error', code: 'payment_intent_unexpected_state', message: text.terminal } });
  } else {
    tell('ready');
  }
}

new ResizeObserver(() => tell('resize', { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
listen({
  init,
  submit,
  confirm,
  focus: () => fields.number.focus(),
  dress: ({ appearance, locale }) => {
    dress(appearance);
    if (locale) speak(locale);
  },
});
