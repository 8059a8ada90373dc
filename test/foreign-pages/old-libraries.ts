/** What libraries of old, which shops and wikis still load, make of the language's own functions. */
export const libraries = {
  'Prototype.js 1.7': `
    Array.from = (things) => Object.assign(new Array(things.length >>> 0), things.length ? { ...things } : {});
    Array.prototype.entries = function () { return [...this]; };`,
  'Prototype.js 1.6': `
    Array.from = (things) => Object.assign(new Array(things.length >>> 0), things.length ? { ...things } : {});
    Array.prototype.toJSON = function () { return '[' + this.map((it) => JSON.stringify(it)).join(', ') + ']'; };
    Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
    Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
    Array.prototype.entries = function () { return [...this]; };`,
  MooTools: `
    Array.from = (thing) => (thing == null ? [] : typeof thing === 'object' && 'length' in thing ? [].slice.call(thing) : [thing]);
    window.Event = function (event) { if (!event.type) throw new TypeError('no event'); };
    Object.keys = Object.values = undefined;
    Object.values = (object) => { const all = []; for (const key in object) all.push(object[key]); return all; };
    Object.keys = (object) => { const all = []; for (const key in object) all.push(key); return all; };`,
};
