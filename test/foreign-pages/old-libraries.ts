const scriptOf = (file: string): string =>
  `<script src="${new URL(`../fixtures/libraries/${file}`, import.meta.url).href}"></script>`;

/**
 * Libraries that shops and wikis still load, and that replace the language's own functions. Prototype 1.6 is
 * imitated: its `toJSON` on arrays, which 1.7 removed, is what breaks other scripts.
 */
export const libraries = {
  'Prototype 1.7.3': scriptOf('prototype-1.7.3.js'),
  'Prototype 1.6': `<script>
    Array.from = (things) => Object.assign(new Array(things.length >>> 0), things.length ? { ...things } : {});
    Array.prototype.toJSON = function () { return '[' + this.map((it) => JSON.stringify(it)).join(', ') + ']'; };
    Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
    Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
    Array.prototype.entries = function () { return [...this]; };</script>`,
  'MooTools 1.4.5': scriptOf('mootools-core-1.4.5.min.js'),
};
