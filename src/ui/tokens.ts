import { css } from 'lit';

/*
 * The theme contract: each token that a site can set, with its default, in one place. Styles use the short names
 * (`--_…`) that refer to them. The comments above the tokens are their documentation in docs/theming.md and in editors
 * ("npm run generate").
 */

/**
 * The colours. The accent is the site's own if WordPress, Ghost or Bootstrap define one. What is derived from it works
 * for any accent: `--_on-accent`, text on it (at least 4.5:1, WCAG 1.4.3), `--_accent-line`, the accent on the page
 * itself, in focus rings, bars and borders (at least 3:1, WCAG 1.4.11), and `--_accent-text`, the colour of text there.
 *
 * The y of XYZ is the relative luminance of WCAG. Up to 0.18333, white text has 4.5:1 and is chosen, as Bootstrap and
 * WordPress choose it for their blues; from 0.175, black text has it too. A luminance of 0.16 to 0.2 is visible on white
 * and on #222. That matters in dark pages without `color-scheme`, which CSS takes for
 * light; with it, 0.3 and more is visible. Not `currentColor`: on a button that is the colour of its own text.
 */
const colours = css`
  :host {
    /* For mixtures: Dark Reader turns a color-mix() of currentColor itself dark red. */
    --_text: currentColor;
    /* Buttons, ticks, the focus ring, the member’s own group. Default: the accent colour of WordPress, Ghost or Bootstrap, otherwise indigo. Lines on the page become dark or light enough to be visible (3:1) */
    --_accent: var(
      --community-accent-color,
      var(
        --wp--preset--color--primary,
        var(--ghost-accent-color, var(--bs-primary, light-dark(#3b3fc4, #b3b8ff)))
      )
    );
    /* Text on a button. Default: black or white, whichever is readable */
    --_on-accent: var(--community-on-accent-color, light-dark(#fff, #14142b));
    --_accent-line: var(--_accent);
    --_accent-text: color-mix(in oklab, var(--_accent-line) 60%, var(--_text));
    --_accent-hover: var(--_accent);
    /* Background of cards and panels. Default: 4 % of the text colour */
    --_background: var(--community-background, color-mix(in srgb, var(--_text) 4%, transparent));
    --_overlay: var(--community-background, Canvas);
    /* Borders of cards and panels, and lines between rows. Default: 22 % of the text colour */
    --_border-color: var(--community-border-color, color-mix(in srgb, var(--_text) 22%, transparent));
    /* Background of fields and of calendar dates. Default: Field, the browser’s own */
    --_field-background: var(--community-field-background, Field);
    /* Text in fields and on calendar dates. Default: FieldText, the browser’s own */
    --_field-text: var(--community-field-text-color, FieldText);
    /* Borders of everything that takes input. Default: 60 % of the text colour (3:1 on the page) */
    --_field-border: var(--community-field-border-color, color-mix(in srgb, var(--_text) 60%, transparent));
    /* Errors, and what is stuck. Default: a red that is readable on the page */
    --_error: var(--community-error-color, color-mix(in oklab, var(--_text) 45%, #d92d20));
    --_stuck: var(--community-error-color, #d92d20);
    /* The mark of what is slow or in review. Default: #b58900 */
    --_slow: var(--community-warning-color, #b58900);
    /* The mark of what is on track or published. Default: #2a9d4a */
    --_good: var(--community-success-color, #2a9d4a);
    /* At the end: extensions that darken pages, as Dark Reader does, don't read declarations after a nested rule. */
    @supports (color: color(from red xyz-d65 x y z)) {
      --_on-accent: var(
        --community-on-accent-color,
        color(
          from var(--_accent) xyz-d65 calc(0.9505 * clamp(0, (0.18333 - y) * 1000000, 1))
            clamp(0, (0.18333 - y) * 1000000, 1) calc(1.089 * clamp(0, (0.18333 - y) * 1000000, 1))
        )
      );
      --_accent-line: light-dark(
        color(
          from var(--_accent) xyz-d65 calc(x * min(1, 0.2 / max(y, 0.001)) + 0.9505 * max(0, 0.16 - y))
            calc(min(y, 0.2) + max(0, 0.16 - y))
            calc(z * min(1, 0.2 / max(y, 0.001)) + 1.089 * max(0, 0.16 - y))
        ),
        color(
          from var(--_accent) xyz-d65 calc(x + 0.9505 * max(0, 0.3 - y)) max(y, 0.3)
            calc(z + 1.089 * max(0, 0.3 - y))
        )
      );
      /* Away from the colour of the text on it, which must stay readable. */
      --_accent-hover: color-mix(
        in oklab,
        var(--_accent) 88%,
        color(from var(--_on-accent) xyz-d65 calc(0.9505 - x) calc(1 - y) calc(1.089 - z))
      );
    }
  }
`;

/** Fonts, sizes, spacing, corners and motion that aren't inherited from the page. */
const measures = css`
  :host {
    /* A little space between Chinese or Japanese and Latin text. */
    text-autospace: normal;
    /* Font family of titles. Default: the page’s own */
    --_heading-font: var(--community-heading-font, inherit);
    /* Size of hints and details. Default: 0.875em */
    --_small: var(--community-small-font-size, 0.875em);
    /* Size of labels and dates on cards. Default: 0.8125em */
    --_smaller: var(--community-smaller-font-size, 0.8125em);
    /* Space between the parts; wider spaces are one and a half times as much. Default: 1rem */
    --_gap: var(--community-gap, 1rem);
    --_wide-gap: calc(var(--_gap) * 1.5);
    /* Corners of fields and buttons. Default: 0.5rem */
    --_radius: var(--community-border-radius, 0.5rem);
    /* Corners of cards, panels and dialogs. Default: one and a half times --community-border-radius */
    --_card-radius: var(--community-card-border-radius, calc(var(--_radius) * 1.5));
    /* Minimum width of a card. Default: 17rem */
    --_card-size: var(--community-card-min-inline-size, max(17rem, 272px));
    /* Duration of opening, unless the visitor prefers reduced motion. Default: 150ms */
    --_motion: var(--community-motion-duration, 150ms) ease-out;
  }
`;

/** An array of sheets: if one were nested in another, Lit would join them by `reduce`, which old libraries replace. */
export const tokens = [colours, measures];
