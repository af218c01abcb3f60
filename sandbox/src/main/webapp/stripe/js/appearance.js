// @ts-check
/** Dresses a frame as its page wishes: https://docs.stripe.com/elements/appearance-api */

/** Ours for Stripe's, and what kind of value it must be. @type {Record<string, [string, string]>} */
const VARIABLES = {
  colorPrimary: ['--primary', 'color'],
  colorBackground: ['--background', 'color'],
  colorText: ['--text', 'color'],
  colorTextSecondary: ['--secondary', 'color'],
  colorTextPlaceholder: ['--placeholder', 'color'],
  colorDanger: ['--danger', 'color'],
  fontFamily: ['--font', 'font-family'],
  fontSizeBase: ['--size', 'font-size'],
  borderRadius: ['--radius', 'border-radius'],
  spacingUnit: ['--unit', 'width'],
};

const SELECTOR = /^\.(Input|Label|Error|Block)(--invalid)?(:focus|:hover|::placeholder)?$/;
const PROPERTIES = ['backgroundColor', 'border', 'borderColor', 'borderRadius', 'borderWidth', 'boxShadow', 'color', 'fontSize', 'fontWeight', 'letterSpacing', 'outline', 'padding'];

const sheet = new CSSStyleSheet();

/** @param {{theme?: string, variables?: Record<string, string>, rules?: Record<string, Record<string, string>>}} [appearance] */
export function dress({ theme = 'stripe', variables = {}, rules = {} } = {}) {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) {
    const [variable, kind] = VARIABLES[name] ?? [];
    if (variable && CSS.supports(kind, value)) root.style.setProperty(variable, value);
  }
  sheet.replaceSync('');
  for (const [selector, styles] of Object.entries(rules)) {
    if (SELECTOR.test(selector)) add(selector, styles);
  }
  document.adoptedStyleSheets = [sheet];
}

/** @param {string} selector @param {Record<string, string>} styles */
function add(selector, styles) {
  const index = sheet.insertRule(`${selector} {}`, sheet.cssRules.length);
  const rule = /** @type {CSSStyleRule} */ (sheet.cssRules[index]);
  for (const [name, value] of Object.entries(styles)) {
    if (PROPERTIES.includes(name)) rule.style.setProperty(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`), value);
  }
}
