// @ts-check
/** What is typed into a card form, judged without any bank. Pure functions. */

/** @typedef {{code: string, words: string, lengths: number[], cvc: number, groups: number[]}} Brand */

/** @type {[RegExp, Brand][]} */
const BRANDS = [
  [/^3[47]/, { code: 'amex', words: 'American Express', lengths: [15], cvc: 4, groups: [4, 6, 5] }],
  [/^(5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720))/, { code: 'mastercard', words: 'Mastercard', lengths: [16], cvc: 3, groups: [4, 4, 4, 4] }],
  [/^4/, { code: 'visa', words: 'Visa', lengths: [16], cvc: 3, groups: [4, 4, 4, 4] }],
  [/^(6011|65|64[4-9])/, { code: 'discover', words: 'Discover', lengths: [16], cvc: 3, groups: [4, 4, 4, 4] }],
  [/^(30|36|38)/, { code: 'diners', words: 'Diners Club', lengths: [14, 16], cvc: 3, groups: [4, 4, 4, 4] }],
  [/^35/, { code: 'jcb', words: 'JCB', lengths: [16], cvc: 3, groups: [4, 4, 4, 4] }],
  [/^62/, { code: 'unionpay', words: 'UnionPay', lengths: [16], cvc: 3, groups: [4, 4, 4, 4] }],
];

/** @type {Brand} */
const UNKNOWN = { code: 'unknown', words: '', lengths: [16], cvc: 3, groups: [4, 4, 4, 4] };

/** @param {string} text */
export const digits = (text) => text.replace(/\D/g, '');

/** @param {string} number @returns {Brand} */
export const brand = (number) => BRANDS.find(([pattern]) => pattern.test(digits(number)))?.[1] ?? UNKNOWN;

/** @param {string} number grouped as on the card */
export function groupNumber(number) {
  const { groups, lengths } = brand(number);
  let rest = digits(number).slice(0, Math.max(...lengths));
  const parts = [];
  for (const size of groups) {
    if (rest) parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return parts.join(' ');
}

/** @param {string} text as `MM / YY` */
export function groupExpiry(text) {
  let typed = digits(text).slice(0, 4);
  if (/^[2-9]/.test(typed)) typed = `0${typed}`.slice(0, 4);
  return typed.length > 2 ? `${typed.slice(0, 2)} / ${typed.slice(2)}` : typed;
}

/** @param {string} number the check digit of ISO/IEC 7812-1 */
export function luhn(number) {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** @typedef {'incomplete_number'|'invalid_number'|'incomplete_expiry'|'invalid_expiry_month'|'invalid_expiry_year_past'|'invalid_expiry_month_past'|'incomplete_cvc'|'incomplete_zip'|''} Wrong */

/** @param {string} text @returns {Wrong} */
export function wrongNumber(text) {
  const number = digits(text);
  if (number.length < Math.min(...brand(number).lengths)) return 'incomplete_number';
  return brand(number).lengths.includes(number.length) && luhn(number) ? '' : 'invalid_number';
}

/** @param {string} text @param {Date} now @returns {Wrong} */
export function wrongExpiry(text, now) {
  const typed = digits(text);
  if (typed.length < 4) return 'incomplete_expiry';
  const month = Number(typed.slice(0, 2));
  const year = 2000 + Number(typed.slice(2));
  if (month < 1 || month > 12 || year > now.getFullYear() + 50) return 'invalid_expiry_month';
  if (year < now.getFullYear()) return 'invalid_expiry_year_past';
  return year === now.getFullYear() && month < now.getMonth() + 1 ? 'invalid_expiry_month_past' : '';
}

/** @param {string} text @param {string} number @returns {Wrong} */
export const wrongCvc = (text, number) => (digits(text).length === brand(number).cvc ? '' : 'incomplete_cvc');

const WITH_POSTCODE = ['CA', 'GB', 'US'];

/** @param {string} country */
export const needsPostcode = (country) => WITH_POSTCODE.includes(country);

/** @param {string} text @param {string} country @returns {Wrong} */
export const wrongPostcode = (text, country) =>
  needsPostcode(country) && text.trim().length < (country === 'US' ? 5 : 3) ? 'incomplete_zip' : '';
