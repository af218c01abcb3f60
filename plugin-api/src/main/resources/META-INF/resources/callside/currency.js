// @ts-check
/** Stripe's integers and how many decimals people write. Source: https://docs.stripe.com/currencies */

const NO_DECIMALS = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF';
const THREE_DECIMALS = 'BHD JOD KWD OMR TND';
/** Sent in hundredths, but only whole ones exist. */
const WHOLE_HUNDREDS = 'ISK UGX';

/** @param {string} list @param {string} code */
const has = (list, code) => list.split(' ').includes(code);

/** How many decimals lie between Stripe's integer and the amount that people know. @param {string} code */
export function exponent(code) {
  return has(NO_DECIMALS, code) ? 0 : has(THREE_DECIMALS, code) ? 3 : 2;
}

/** How many decimals people write. @param {string} code */
export function decimals(code) {
  return has(WHOLE_HUNDREDS, code) ? 0 : exponent(code);
}
