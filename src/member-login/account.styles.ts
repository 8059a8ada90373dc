import { css } from 'lit';

/** The member’s own matters. */
export const accountStyles = css`
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
    border-block-end: 1px solid var(--_line);
  }
  .asked .picture {
    inline-size: 4rem;
    block-size: 4rem;
    font-size: 1.5rem;
  }
`;
