import type { Decorator } from '@storybook/web-components-vite';
import bootstrap from 'bootstrap/dist/css/bootstrap.min.css?inline';
import { html } from 'lit';

export const bootstrapPage: Decorator = (story, { globals }) => html`
  <style>
    ${bootstrap}
  </style>
  <div class="card" data-bs-theme=${globals.theme as string}>
    <div class="card-header">From the community</div>
    <div class="card-body">${story()}</div>
  </div>
`;

/** A page with CSS rules for bare tags and for all elements. */
export const uglyPage: Decorator = (story) => html`
  <style>
    .place * {
      box-sizing: content-box;
      letter-spacing: 0.08em;
    }
    .place {
      font:
        13px/1.1 'Comic Sans MS',
        fantasy;
      background: #cfc;
      color: #404;
    }
    h2 {
      color: #c0c;
      text-transform: uppercase;
      border-bottom: 4px dotted #0a0;
    }
    p {
      margin: 30px 60px;
      text-align: center;
    }
    label {
      float: left;
      width: 90px;
      font-size: 9px;
    }
    input {
      width: 60px;
      border: 5px ridge gold;
      background: #ff9;
      font-size: 9px;
    }
    button {
      float: right;
      background: #c00;
      color: #ff0;
      font-size: 20px;
      text-shadow: 2px 2px #000;
    }
    fieldset {
      border: 6px double navy;
      padding: 40px;
    }
  </style>
  ${story()}
`;
