// @ts-check
import { decimals, exponent } from '../callside/currency.js';

/**
 * What an amount of money buys, computed as the server does (`docs/reference/credits.md`), in whole numbers only: the server
 * refuses to charge what the person did not see.
 *
 * @typedef {{from: number, to: number, price: string}} Tier amounts in the currency's smallest unit, price of one credit in its major unit
 * @typedef {{credits: number, charged: number, price: string}} Quote
 *
 * @param {Tier[]} tiers
 * @param {string} code of the currency
 * @param {number} amount in the smallest unit
 * @returns {Quote|null} null below and above what can be bought
 */
export function quote(tiers, code, amount) {
  const tier = tiers.find(({ from, to }) => from <= amount && amount <= to);
  if (!tier) return null;
  const { over, under } = minor(tier.price, code);
  const credits = (BigInt(amount) * under) / over;
  const step = under * BigInt(stepOf(code));
  const charged = ((2n * credits * over + step) / (2n * step)) * BigInt(stepOf(code));
  return { credits: Number(credits), charged: Number(charged), price: tier.price };
}

/** Every amount is a multiple of it; see `docs/reference/amounts.md`. @param {string} code */
export const stepOf = (code) => (exponent(code) === 3 ? 10 : 10 ** (exponent(code) - decimals(code)));

/** The price in the smallest unit, as a fraction. @param {string} price @param {string} code */
function minor(price, code) {
  const [whole, part = ''] = price.split('.');
  return { over: BigInt(whole + part) * 10n ** BigInt(exponent(code)), under: 10n ** BigInt(part.length) };
}

/** The least and the most that can be bought at once. @param {Tier[]} tiers */
export const range = (tiers) => ({ minimum: Math.min(...tiers.map(({ from }) => from)), maximum: Math.max(...tiers.map(({ to }) => to)) });

/** The next cheaper tier, to be offered to whoever is close to it. @param {Tier[]} tiers @param {number} amount */
export const cheaper = (tiers, amount) => tiers.filter(({ from }) => from > amount).sort((a, b) => a.from - b.from)[0] ?? null;
