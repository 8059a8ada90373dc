import { css } from 'lit';

export const accountStyles = css`
  :host([compact]) .asked {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-end: 0;
    z-index: 10;
    inline-size: min(24rem, 90vw);
    box-sizing: border-box;
    background: var(--_overlay);
    color: CanvasText;
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 20%);
  }
  .asked {
    margin-block-end: var(--_gap);
  }
  .saved {
    min-block-size: 1lh;
  }
  .sessions {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .sessions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    justify-content: space-between;
    min-block-size: 3.25rem;
    border-block-end: 1px solid var(--_border-color);
  }
  .asked .picture {
    inline-size: 4rem;
    block-size: 4rem;
    font-size: 1.5rem;
  }
`;
