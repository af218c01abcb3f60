// @ts-check
/** What the frames say. English is worded as Stripe words it: https://docs.stripe.com/js/appendix/supported_locales */

const en = {
  number: 'Card number',
  expiry: 'Expiration date',
  expiryHint: 'MM / YY',
  cvc: 'Security code',
  cvcHint: 'CVC',
  country: 'Country',
  postcode: 'Postal code',
  zip: 'ZIP code',
  sandbox: 'Sandbox, test cards only',
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  incomplete_expiry: "Your card's expiration date is incomplete.",
  invalid_expiry_month: "Your card's expiration date is invalid.",
  invalid_expiry_year_past: "Your card's expiration year is in the past.",
  invalid_expiry_month_past: "Your card's expiration date is in the past.",
  incomplete_cvc: "Your card's security code is incomplete.",
  incomplete_zip: 'Your postal code is incomplete.',
  terminal: 'This payment is over and cannot be paid any more.',
  challengeTitle: '3D Secure 2 Test Page',
  challengeText: 'Your bank would ask here whether it is you. This is a sandbox: choose what the bank finds.',
  challengePay: 'Payment of {amount}',
  challengeSave: 'Saving a card for later payments',
  complete: 'Complete',
  fail: 'Fail',
  close: 'Close',
  busy: 'One moment …',
};

/** @type {typeof en} */
const is = {
  number: 'Kortanúmer',
  expiry: 'Gildistími',
  expiryHint: 'MM / ÁÁ',
  cvc: 'Öryggisnúmer',
  cvcHint: 'CVC',
  country: 'Land',
  postcode: 'Póstnúmer',
  zip: 'Póstnúmer',
  sandbox: 'Prófunarumhverfi, aðeins prófunarkort',
  incomplete_number: 'Kortanúmerið er ekki fullritað.',
  invalid_number: 'Kortanúmerið er ógilt.',
  incomplete_expiry: 'Gildistími kortsins er ekki fullritaður.',
  invalid_expiry_month: 'Gildistími kortsins er ógildur.',
  invalid_expiry_year_past: 'Gildisár kortsins er liðið.',
  invalid_expiry_month_past: 'Gildistími kortsins er liðinn.',
  incomplete_cvc: 'Öryggisnúmer kortsins er ekki fullritað.',
  incomplete_zip: 'Póstnúmerið er ekki fullritað.',
  terminal: 'Þessari greiðslu er lokið og ekki er hægt að greiða hana.',
  challengeTitle: 'Prófunarsíða fyrir 3D Secure 2',
  challengeText: 'Hér myndi bankinn spyrja hvort það sért þú. Þetta er prófunarumhverfi: veldu niðurstöðu bankans.',
  challengePay: 'Greiðsla að upphæð {amount}',
  challengeSave: 'Kort vistað fyrir síðari greiðslur',
  complete: 'Staðfesta',
  fail: 'Hafna',
  close: 'Loka',
  busy: 'Augnablik …',
};

/** @typedef {keyof typeof en} Word */

/** @param {string} [locale] `auto` and what is not spoken here become the browser's language, or English */
export function words(locale) {
  const wanted = !locale || locale === 'auto' ? navigator.language : locale;
  return wanted.toLowerCase().startsWith('is') ? { language: 'is', ...is } : { language: 'en', ...en };
}
