import { css } from 'lit';

/** The bar of the signed-in member, its menu, and buttons that look like links. */
export const barStyles = css`
  .account-button {
    display: inline-flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2.75rem;
    max-inline-size: 100%;
    padding: 0.125rem 0.75rem 0.125rem 0.125rem;
    border: 1px solid var(--_border-color);
    border-radius: 2rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .account-button:dir(rtl) {
    padding: 0.125rem 0.125rem 0.125rem 0.75rem;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .account-button::after {
    content: '';
    flex: none;
    inline-size: 0.4rem;
    block-size: 0.4rem;
    margin-block-end: 0.2rem;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  .picture {
    position: relative;
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: 50%;
    overflow: hidden;
    background: color-mix(in srgb, var(--_accent) 18%, transparent);
    font-weight: 700;
  }
  .picture img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .menu {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 0;
    z-index: 10;
    min-inline-size: 14rem;
    padding: 0.375rem;
    border: 1px solid var(--_border-color);
    border-radius: var(--_radius);
    background: var(--_overlay);
    color: CanvasText;
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 15%);
  }
  .menu[hidden] {
    display: none;
  }
  .menu button,
  .menu ::slotted(*) {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 0;
    border-radius: calc(var(--_radius) / 2);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .menu button:hover,
  .menu ::slotted(:hover) {
    background: color-mix(in srgb, var(--_text) 8%, transparent);
  }
  :host([compact]) .menu {
    inset-inline: auto 0;
  }
  .plain {
    min-block-size: 2.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
`;
