import { css } from 'lit';

/** The styles of its frame besides `frameStyles`. */
export const signupStyles = css`
  .words {
    display: grid;
    gap: 0.5rem;
  }
  .own {
    display: block;
  }
  h2 {
    min-block-size: 1lh;
  }
  :host([layout='bar']) h2 {
    font-size: 1.125em;
  }
  .promise {
    min-block-size: 2lh;
  }
  .next {
    min-block-size: 1lh;
    font-size: var(--_small);
    opacity: 0.8;
  }
  .next:empty,
  .promise:empty {
    visibility: hidden;
  }
  /* All steps have the same height, so that what is below doesn't move when a response arrives. */
  .settled {
    align-content: start;
    min-block-size: 24.5rem;
  }
  .queued,
  .confirmed {
    align-content: center;
    justify-items: center;
    text-align: center;
  }
  @container (inline-size > 44rem) {
    :host([layout='bar']) .base {
      grid-template-columns: minmax(0, 1fr) minmax(20rem, 1fr);
      align-items: center;
    }
    :host([layout='bar']) .words {
      gap: 0.125rem;
    }
  }
  @container (inline-size < 26rem) {
    .promise {
      min-block-size: 3lh;
    }
    .next {
      min-block-size: 2lh;
    }
    .settled {
      min-block-size: 35rem;
    }
  }
  @container (inline-size <= 20rem) {
    h2 {
      min-block-size: 2lh;
    }
  }
`;

/** Hides empty paragraphs that a site's editor adds inside the element. */
export const emptyStyles = css`
  newsletter-signup > :is(p:empty, br) {
    display: none;
  }
`;
