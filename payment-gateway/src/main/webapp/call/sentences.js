// @ts-check

const BRANDS = /** @type {Record<string, string>} */ ({
  amex: 'American Express', cartes_bancaires: 'Cartes Bancaires', diners: 'Diners Club', discover: 'Discover', eftpos_au: 'eftpos',
  jcb: 'JCB', link: 'Link', mastercard: 'Mastercard', unionpay: 'UnionPay', visa: 'Visa',
});

/** @param {{brand: string, last4: string}|null|undefined} card */
export const cardName = (card) => (card?.brand ? `${BRANDS[card.brand] ?? card.brand} •••• ${card.last4}` : '');

/**
 * The sentence for a request's state. A bundle may say more where more is known: `….card`, `….receipt`.
 *
 * @param {import('../callside/messages.js').Words} words
 * @param {import('./state.d.ts').Request} request
 * @param {string} key
 */
export function sentence(words, request, key) {
  const more = request.card?.brand && words.knows(`${key}.card`) ? `${key}.card` : key;
  if (key === 'patient.declined' && request.failure) return request.failure.message;
  if (key === 'patient.owed' && request.refund) return request.refund.message;
  return words.say(more, {
    amount: words.money(request.amount, request.currency),
    time: words.time(request.paidAt ?? request.changedAt),
    card: cardName(request.card),
    name: request.closedBy ?? '',
  });
}
