/**
 * Lit's `css` for browsers that all have constructable style sheets, as every engine has since 2023: without the fall-back to
 * `<style>` elements, and without its sentences for developers, who read them in the build for bundlers. The build for pages puts
 * it in the place of `@lit/reactive-element/css-tag.js`.
 */
export class CSSResult {
  readonly cssText: string;
  #sheet: CSSStyleSheet | undefined;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.#sheet;
  }
}

export const supportsAdoptingStyleSheets = true;

export const unsafeCSS = (text: unknown): CSSResult => new CSSResult(String(text));

export const css = (strings: TemplateStringsArray, ...values: (CSSResult | number)[]): CSSResult =>
  new CSSResult(
    values.reduce<string>(
      (text, value, at) => text + (value instanceof CSSResult ? value.cssText : value) + strings[at + 1],
      strings[0]!,
    ),
  );

export const adoptStyles = (root: ShadowRoot, styles: (CSSResult | CSSStyleSheet)[]): void => {
  root.adoptedStyleSheets = styles.map((style) => (style instanceof CSSResult ? style.styleSheet : style));
};

export const getCompatibleStyle = <Style>(style: Style): Style => style;
