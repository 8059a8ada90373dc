import { css } from 'lit';

/**
 * The accent of the site and what goes with it, whatever colour an owner has given: `--_on-accent`, words on it (at least 4.5:1,
 * WCAG 1.4.3), and `--_accent-line`, the accent as it stands on the page itself, in focus rings, bars and borders (at least 3:1,
 * WCAG 1.4.11), and `--_accent-text`, as the colour of words there.
 *
 * The y of XYZ is the relative luminance of WCAG: black and white are equally far from 0.179, and a luminance of 0.16 to 0.2 can be
 * seen on white and on #222. That matters in dark pages that do not say so by `color-scheme`, which look light from here; where they
 * say so, 0.3 and more is seen. Not `currentColor`: on a button that is the colour of its own words.
 */
export const accentColours = css`
  --_accent: var(
    --community-accent-color,
    var(
      --wp--preset--color--primary,
      var(--ghost-accent-color, var(--bs-primary, light-dark(#3b3fc4, #b3b8ff)))
    )
  );
  --_on-accent: var(--community-on-accent-color, light-dark(#fff, #14142b));
  --_accent-line: var(--_accent);
  --_accent-text: color-mix(in oklab, var(--_accent-line) 60%, currentColor);
  --_accent-hover: var(--_accent);
  @supports (color: color(from red xyz-d65 x y z)) {
    --_on-accent: var(
      --community-on-accent-color,
      color(
        from var(--_accent) xyz-d65 calc(0.9505 * clamp(0, (0.179 - y) * 1000000, 1))
          clamp(0, (0.179 - y) * 1000000, 1) calc(1.089 * clamp(0, (0.179 - y) * 1000000, 1))
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
    /* Away from the words on it, or they could be read no more. */
    --_accent-hover: color-mix(
      in oklab,
      var(--_accent) 88%,
      color(from var(--_on-accent) xyz-d65 calc(0.9505 - x) calc(1 - y) calc(1.089 - z))
    );
  }
`;
