// @ts-check

/** Stripe.js, loaded only when somebody pays. Reference: https://docs.stripe.com/js */

/** @type {Promise<any>|null} */
let loading = null;

const TIMEOUT = 20_000;

/** @param {string} src @returns {Promise<any>} the function `Stripe` */
export function loadStripe(src) {
  // one copy of this module may have loaded it for another
  if ('Stripe' in window) return Promise.resolve(window.Stripe);
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const fail = () => {
      loading = null;
      script.remove();
      reject(new Error('Stripe.js did not load'));
    };
    script.src = src;
    script.onerror = fail;
    script.onload = () => ('Stripe' in window ? resolve(window.Stripe) : fail());
    setTimeout(() => 'Stripe' in window || fail(), TIMEOUT);
    document.head.append(script);
  });
  return loading;
}

/**
 * Why something came to nothing at Stripe, as Stripe.js says it: by a value. What it says of a card is for people, of the rest for programs.
 *
 * @typedef {{text: string, ended: boolean, traced: boolean}} Refusal
 *   `ended`: nothing is under way any more; `traced`: the intent knows of it, so that the server does too
 * @param {Promise<any>} asked
 * @returns {Promise<Refusal|null>}
 */
export async function refusalOf(asked) {
  const { error } = await asked.catch((thrown) => ({ error: thrown }));
  if (!error) return null;
  const { type = 'api_error', message, payment_intent: intent } = error;
  return { text: type === 'card_error' ? message : '', ended: !type.startsWith('api_'), traced: Boolean(intent?.last_payment_error) };
}

/** Stripe.js speaks no Icelandic. @param {string} locale */
export const stripeLocale = (locale) => (locale.toLowerCase().startsWith('is') ? 'en' : locale.split('-')[0]);

/** Our colours for the card form, which lives in Stripe's own frame. */
export function appearance(root = document.documentElement) {
  const dark = root.dataset.theme === 'dark';
  return {
    theme: dark ? 'night' : 'stripe',
    variables: {
      colorPrimary: resolved('--accent'),
      colorBackground: resolved('--surface'),
      colorText: resolved('--ink'),
      colorTextSecondary: resolved('--ink-soft'),
      colorDanger: resolved('--red'),
      fontFamily: 'system-ui, sans-serif',
      borderRadius: '8px',
      spacingUnit: '4px',
    },
    rules: { '.Input': { borderColor: resolved('--line-strong'), boxShadow: 'none' } },
  };
}

/** What a custom property is on this page, as `rgb(…)`. @param {string} name */
function resolved(name) {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
