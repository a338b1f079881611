// @ts-check
/** Puts a piece of a page that Unclench itself has written into the page. */

const types = /** @type {any} */ (window).trustedTypes;
const ours = types?.createPolicy("unclench", { createHTML: (/** @type {string} */ s) => s });

/** @param {Element} into @param {string} html */
export function show(into, html) {
  into.innerHTML = ours ? ours.createHTML(html) : html;
}
